package org.ventanilla.networks.web;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ventanilla.events.Mention;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.MentionPage;
import org.ventanilla.networks.OutgoingReply;
import org.ventanilla.networks.RateLimit;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.SentReply;
import org.ventanilla.networks.SocialNetwork;
import org.ventanilla.networks.UnreadableWebhookException;

/**
 * The town's own page. Reports are put on the topic by the page itself, so there is nothing to read; a reply is
 * published by being kept, since the page shows what is kept.
 */
public final class WebNetwork implements SocialNetwork {

  @Override
  public Network network() {
    return Network.WEB;
  }

  @Override
  public MentionPage readMentions(Account account, Cursor since) {
    return new MentionPage(List.of(), since, false, RateLimit.UNKNOWN);
  }

  @Override
  public List<Reading> readWebhook(byte[] body, Collection<Account> accounts, Instant receivedAt) {
    throw new UnreadableWebhookException("the town's own page sends no webhooks", null);
  }

  @Override
  public Optional<Mention> lookUp(Account account, Reading.Pointed pointed) {
    return Optional.empty();
  }

  @Override
  public SentReply publish(Account account, OutgoingReply reply) {
    return new SentReply("reply-" + UUID.randomUUID(), "/town/r/" + reply.rootId());
  }

  /** What was not kept is not there: publishing it anew shows it once. */
  @Override
  public Optional<SentReply> findReply(Account account, OutgoingReply reply, Instant since) {
    return Optional.empty();
  }
}
