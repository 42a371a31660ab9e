package org.ventanilla.networks.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.events.Change;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.MentionPage;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.OutgoingReply;
import org.ventanilla.networks.RateLimit;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.SentReply;
import org.ventanilla.networks.SocialNetwork;
import org.ventanilla.networks.UnreadableWebhookException;
import org.ventanilla.networks.wire.CallBudget;
import org.ventanilla.networks.wire.Fields;
import org.ventanilla.networks.wire.SameWords;
import org.ventanilla.networks.wire.Wire;

/**
 * Mastodon. Everything is heard by polling: a quiet poll is one call, an answer to another post one more, which finds the
 * top of its thread. There are no webhooks; corrections and deletions are seen on the newest page.
 */
public final class MastodonNetwork implements SocialNetwork {

  /** The server's clock may be behind ours by this much when we look for what we sent. */
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  private final MastodonClient client;
  private final CallBudget budget;
  private final Clock clock;

  public MastodonNetwork(Wire wire, CallBudget budget, Clock clock) {
    this.client = new MastodonClient(wire, budget, clock);
    this.budget = budget;
    this.clock = clock;
  }

  @Override
  public Network network() {
    return Network.MASTODON;
  }

  @Override
  public Map<String, RateLimit> rateLimits(Account account) {
    return budget.limits(account.id());
  }

  @Override
  public MentionPage readMentions(Account account, Cursor since) {
    return new MastodonReading(client, account, MastodonCursor.of(since), clock.instant()).read();
  }

  /** @throws UnreadableWebhookException always: Mastodon sends nobody webhooks about what is said to an account */
  @Override
  public List<Reading> readWebhook(byte[] body, Collection<Account> accounts, Instant receivedAt) {
    throw new UnreadableWebhookException("Mastodon has no webhooks", null);
  }

  @Override
  public Optional<Mention> lookUp(Account account, Reading.Pointed pointed) {
    return client.status(account, pointed.id())
        .map(MastodonStatus::new)
        .map(
            status ->
                status.mention(
                    account, MastodonReading.root(client, account, status), Change.CREATED, clock.instant()));
  }

  /** Looks at the citizen's post first: the answer goes to whom it went to, and names its author, who hears of it so. */
  @Override
  public SentReply publish(Account account, OutgoingReply reply) {
    MastodonStatus target =
        client.status(account, reply.targetId())
            .map(MastodonStatus::new)
            .orElseThrow(() -> new NetworkException.Refused("Mastodon: the post is not there any more", null));
    boolean inPrivate = reply.targetKind() == MentionKind.DIRECT_MESSAGE || target.isDirect();
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("status", naming(target.handle(), reply.text()));
    status.put("in_reply_to_id", reply.targetId());
    status.put("visibility", inPrivate ? MastodonStatus.DIRECT : asPublicAs(target));
    return sent(new MastodonStatus(client.publish(account, reply.key().toString(), status)));
  }

  private static String asPublicAs(MastodonStatus target) {
    return switch (target.visibility()) {
      case "public", "unlisted", "private" -> target.visibility();
      // A visibility that is not known is answered out of the timelines.
      default -> "unlisted";
    };
  }

  private static String naming(String handle, String text) {
    String name = "@" + handle;
    boolean named = (text + " ").toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT) + " ");
    return handle.isEmpty() || named ? text : name + " " + text;
  }

  private static SentReply sent(MastodonStatus status) {
    if (status.id().isEmpty()) {
      throw new NetworkException.OutcomeUnknown("Mastodon took it and gave no id", null);
    }
    return new SentReply(status.id(), status.url());
  }

  /** Looks below the citizen's post for an answer of ours with the same words. */
  @Override
  public Optional<SentReply> findReply(Account account, OutgoingReply reply, Instant since) {
    Instant from = since.minus(CLOCK_SKEW);
    JsonNode below = client.context(account, reply.targetId()).map(found -> found.path("descendants")).orElse(null);
    if (below == null) {
      return Optional.empty();
    }
    for (JsonNode json : below) {
      MastodonStatus status = new MastodonStatus(json);
      boolean ours =
          status.author().id().equals(account.networkId()) && status.answers().equals(reply.targetId());
      boolean inTime = !Fields.time(json, clock.instant(), "created_at").isBefore(from);
      if (ours && inTime && SameWords.same(reply.text(), status.words())) {
        return Optional.of(sent(status));
      }
    }
    return Optional.empty();
  }
}
