package org.ventanilla.networks;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.events.Mention;
import org.ventanilla.events.Network;

/**
 * What the town does on a network: listen and answer. One implementation a network, in a package of its own;
 * implementations are thread-safe and hold nothing of an account but what its network last said about call limits.
 *
 * <p>Every method that calls the network throws one of the {@link NetworkException}s, never a library's own.
 */
public interface SocialNetwork {

  Network network();

  /**
   * Reads one page of what citizens said since a cursor, oldest page first where the network allows it.
   *
   * @param since what the last page returned; {@link Cursor#START} for an account never read, which reads what the
   *     network still offers
   */
  MentionPage readMentions(Account account, Cursor since);

  /**
   * Where to begin to read what was said since a time, when that spares pages that are older; {@link Cursor#START} where
   * the network's order does not allow it. Something older may be read all the same. No call.
   */
  default Cursor startingAt(Instant time) {
    return Cursor.START;
  }

  /**
   * Reads the body of a webhook whose signature was found good. Makes no call and never throws on what it does not
   * know: every part of the body becomes a {@link Reading}.
   *
   * @param accounts the configured accounts of this network; a body that speaks of another is read all the same
   * @param receivedAt becomes {@link Mention#receivedAt()}
   * @throws UnreadableWebhookException if the body is not the JSON of this network's webhooks
   */
  List<Reading> readWebhook(byte[] body, Collection<Account> accounts, Instant receivedAt);

  /**
   * Asks the network for what a webhook only pointed at.
   *
   * @return empty if it is gone or not visible to the account any more
   */
  Optional<Mention> lookUp(Account account, Reading.Pointed pointed);

  /** Publishes a reply. Never tries twice: an answer that was lost is an {@link NetworkException.OutcomeUnknown}. */
  SentReply publish(Account account, OutgoingReply reply);

  /**
   * Looks on the network for a reply whose sending had an unknown outcome or was refused as a duplicate.
   *
   * @param since nothing older than this is it
   * @return empty if the network was read and it is not there
   */
  Optional<SentReply> findReply(Account account, OutgoingReply reply, Instant since);

  /**
   * What the network last said is left, by endpoint (a name for people, such as {@code mentions}); empty before the first
   * call and on networks that do not tell. No call.
   */
  default Map<String, RateLimit> rateLimits(Account account) {
    return Map.of();
  }

  /** Asks whether the network sends this account's news to our webhook. */
  default Subscription subscription(Account account) {
    return Subscription.NOT_OFFERED;
  }

  /**
   * Asks the network to send this account's news to the webhook that its app has registered; harmless when it does
   * already, and nothing on a network without webhooks.
   */
  default void subscribe(Account account) {}
}
