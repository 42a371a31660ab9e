package org.ventanilla.networks.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.ventanilla.networks.wire.Wire;

/**
 * Bluesky. Everything is heard by polling: a quiet poll is one call, a page with photos one more. There are no webhooks and
 * no corrections; what was taken back is missed on the newest page. Private messages are another service, which an app
 * password must be allowed separately: they are not read.
 */
public final class BlueskyNetwork implements SocialNetwork {

  /** Bluesky's clock may be behind ours by this much when we look for what we sent. */
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  private final BlueskyClient client;
  private final CallBudget budget;
  private final Clock clock;

  public BlueskyNetwork(Wire wire, CallBudget budget, Clock clock) {
    this.client = new BlueskyClient(wire, budget, clock);
    this.budget = budget;
    this.clock = clock;
  }

  @Override
  public Network network() {
    return Network.BLUESKY;
  }

  @Override
  public Map<String, RateLimit> rateLimits(Account account) {
    return budget.limits(account.id());
  }

  @Override
  public MentionPage readMentions(Account account, Cursor since) {
    return new BlueskyReading(client, account, BlueskyCursor.of(since), clock.instant()).read();
  }

  /** @throws UnreadableWebhookException always: Bluesky sends nobody webhooks about what is said to an account */
  @Override
  public List<Reading> readWebhook(byte[] body, Collection<Account> accounts, Instant receivedAt) {
    throw new UnreadableWebhookException("Bluesky has no webhooks", null);
  }

  @Override
  public Optional<Mention> lookUp(Account account, Reading.Pointed pointed) {
    AtUri uri = AtUri.checked(pointed.id());
    return Optional.ofNullable(client.posts(account, List.of(uri)).get(uri))
        .map(post -> new BlueskyPost(uri, post).mention(account, clock.instant()));
  }

  /** Looks at the citizen's post first: an answer names it and the top of its thread by what is in them (their CIDs). */
  @Override
  public SentReply publish(Account account, OutgoingReply reply) {
    if (reply.targetKind() == MentionKind.DIRECT_MESSAGE) {
      throw new NetworkException.Refused("Bluesky: private messages cannot be answered from here", null);
    }
    AtUri target = AtUri.checked(reply.targetId());
    JsonNode post = client.posts(account, List.of(target)).get(target);
    if (post == null) {
      throw new NetworkException.Refused("Bluesky: the post is not there any more", null);
    }
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("$type", AtUri.COLLECTION);
    record.put("text", reply.text());
    record.put("createdAt", clock.instant().toString());
    record.put("reply", references(post));
    List<Map<String, Object>> facets = RichText.facets(reply.text(), handle -> client.did(account, handle));
    if (!facets.isEmpty()) {
      record.put("facets", facets);
    }
    String key = Tid.of(reply.key());
    JsonNode created = client.create(account, key, record);
    if (Fields.id(created, "uri").isEmpty()) {
      throw new NetworkException.OutcomeUnknown("Bluesky took it and gave no address", null);
    }
    return sent(account, key);
  }

  private static Map<String, Object> references(JsonNode post) {
    Map<String, String> parent = reference(post);
    JsonNode root = post.path("record").path("reply").path("root");
    boolean hasRoot = AtUri.of(Fields.id(root, "uri")).isPresent() && !Fields.id(root, "cid").isEmpty();
    return Map.of("parent", parent, "root", hasRoot ? reference(root) : parent);
  }

  private static Map<String, String> reference(JsonNode node) {
    return Map.of("uri", Fields.id(node, "uri"), "cid", Fields.id(node, "cid"));
  }

  private static SentReply sent(Account account, String key) {
    AtUri uri = new AtUri(account.networkId(), key);
    return new SentReply(uri.toString(), uri.url(account.handle()));
  }

  /** The reply's own name tells whether it is there. */
  @Override
  public Optional<SentReply> findReply(Account account, OutgoingReply reply, Instant since) {
    String key = Tid.of(reply.key());
    return client.record(account, key)
        .map(found -> found.path("value"))
        .filter(value -> Fields.id(value.path("reply").path("parent"), "uri").equals(reply.targetId()))
        .filter(value -> !Fields.time(value, clock.instant(), "createdAt").isBefore(since.minus(CLOCK_SKEW)))
        .map(value -> sent(account, key));
  }
}
