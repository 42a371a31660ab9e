package org.ventanilla.networks.wire;

import java.time.Instant;
import org.ventanilla.events.Author;
import org.ventanilla.events.Change;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;

/** What is known of a post whose author took it back; what was stored under its id says the rest. */
public final class TakenBack {

  private TakenBack() {}

  /**
   * @param account our id of the account that it was said to
   * @param id of the post on the network
   * @param at when the network says that it was taken back
   */
  public static Mention mention(
      Network network, String account, String id, Author author, Instant at, Instant receivedAt) {
    return new Mention(
        network,
        account,
        id,
        Mention.conversationKey(network, account, id, author.id()),
        author,
        "",
        null,
        null,
        null,
        null,
        at,
        receivedAt,
        MentionKind.POST,
        Change.DELETED);
  }
}
