package org.ventanilla.networks;

import java.util.Map;
import java.util.Objects;
import org.ventanilla.events.Mention;

/** What a part of a webhook or of a page turned out to be. */
public sealed interface Reading {

  /** A citizen speaking, with everything there is to know. */
  record Spoken(Mention mention) implements Reading {

    public Spoken {
      Objects.requireNonNull(mention, "mention");
    }
  }

  /**
   * A citizen speaking, but the network tells only where: the words must be asked for ({@link SocialNetwork#lookUp}).
   *
   * @param account our id of the account, or {@code network:id-on-the-network} of one that is not configured
   * @param id the post's id on the network
   * @param where the fields needed to ask
   */
  record Pointed(String account, String id, Map<String, String> where) implements Reading {

    public Pointed {
      Objects.requireNonNull(account, "account");
      Objects.requireNonNull(id, "id");
      where = Map.copyOf(where);
    }
  }

  /**
   * Not a citizen speaking to the town.
   *
   * @param what the network's own name of it, for example {@code feed/reaction/add}
   */
  record NotSpoken(String what, Reason reason) implements Reading {

    public NotSpoken {
      Objects.requireNonNull(what, "what");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** Why a part of a webhook is no mention. */
  enum Reason {
    /** The town's own post, or the echo of its own reply. */
    OWN_POST,
    /** A like, love or other reaction: no words. */
    REACTION,
    /** Delivery and read receipts, typing. */
    RECEIPT,
    /** The page hid or showed a post: its visibility changed, nothing was said. */
    VISIBILITY,
    /** Opt-ins, postbacks, payments, hand-overs and other dealings of an app with a person. */
    APP_EVENT,
    /** Somebody's profile, permissions or figures changed. */
    PROFILE_OR_FIGURES,
    /** Neither words nor media. */
    EMPTY,
    /** A field or verb that this connector does not know; kept raw. */
    UNKNOWN
  }
}
