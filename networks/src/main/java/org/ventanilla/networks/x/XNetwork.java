package org.ventanilla.networks.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.events.Author;
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
import org.ventanilla.networks.Subscription;
import org.ventanilla.networks.wire.AccountBook;
import org.ventanilla.networks.wire.CallBudget;
import org.ventanilla.networks.wire.Fields;
import org.ventanilla.networks.wire.SameWords;
import org.ventanilla.networks.wire.Wire;

/** X. What polling reads, and how often, is in {@link XListening}. */
public final class XNetwork implements SocialNetwork {

  /** X's clock may be behind ours by this much when we look for what we sent. */
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  private final CallBudget budget;
  private final XCalls calls;
  private final XClient client;
  private final XListening listening;
  private final XSubscriptions subscriptions;
  private final Clock clock;

  public XNetwork(Wire wire, CallBudget budget, Duration connectTimeout, Duration readTimeout, Clock clock) {
    this.budget = budget;
    XErrors errors = new XErrors(clock);
    XSessions sessions = new XSessions(connectTimeout, readTimeout);
    this.calls = new XCalls(wire, budget, sessions, errors);
    this.client = new XClient(sessions, calls, budget, errors);
    this.listening = new XListening(client, budget, clock);
    this.subscriptions = new XSubscriptions(calls);
    this.clock = clock;
  }

  @Override
  public Network network() {
    return Network.X;
  }

  @Override
  public MentionPage readMentions(Account account, Cursor since) {
    return listening.read(account, since);
  }

  /** The timeline of mentions begins after the id that a post of that time would have; the other streams end by themselves. */
  @Override
  public Cursor startingAt(Instant time) {
    return new Cursor("since=" + XIds.first(time));
  }

  /** By the part of X that a limit is for: {@code mentions}, {@code search}, {@code answers} and so on. */
  @Override
  public Map<String, RateLimit> rateLimits(Account account) {
    return budget.limits(account.id());
  }

  @Override
  public Subscription subscription(Account account) {
    return subscriptions.of(account);
  }

  @Override
  public void subscribe(Account account) {
    subscriptions.subscribe(account);
  }

  private XPost reader(Account account, JsonNode answer) {
    AccountBook accounts = new AccountBook(Network.X, List.of(account));
    return new XPost(accounts, account.networkId(), answer.path("includes"), clock.instant());
  }

  @Override
  public List<Reading> readWebhook(byte[] body, Collection<Account> accounts, Instant receivedAt) {
    return XWebhook.read(body, accounts, receivedAt);
  }

  @Override
  public Optional<Mention> lookUp(Account account, Reading.Pointed pointed) {
    JsonNode answer = client.post(account, pointed.id()).json();
    XPost reader = reader(account, answer);
    for (JsonNode post : XPost.all(answer)) {
      if (reader.read(post, "lookup") instanceof Reading.Spoken spoken) {
        return Optional.of(spoken.mention());
      }
    }
    return Optional.empty();
  }

  @Override
  public SentReply publish(Account account, OutgoingReply reply) {
    if (reply.targetKind() == MentionKind.DIRECT_MESSAGE) {
      String path = "/2/dm_conversations/with/" + XIds.number(reply.recipientId()) + "/messages";
      JsonNode sent = calls.post(account, "private-answers", path, Map.of("text", reply.text()));
      return new SentReply(idOf(sent, "dm_event_id"), null);
    }
    XIds.number(reply.targetId());
    JsonNode sent =
        calls.post(
            account,
            "answers",
            "/2/tweets",
            Map.of("text", reply.text(), "reply", Map.of("in_reply_to_tweet_id", reply.targetId())));
    return sent(account, idOf(sent, "id"));
  }

  private static String idOf(JsonNode sent, String name) {
    String id = Fields.id(sent, name);
    if (id.isEmpty()) {
      throw new NetworkException.OutcomeUnknown("X took it and gave no id", null);
    }
    return id;
  }

  private static SentReply sent(Account account, String id) {
    return new SentReply(id, XPost.url(new Author(account.networkId(), account.handle(), account.name()), id));
  }

  /** Looks in the thread for an answer of ours to the same post with the same words. */
  @Override
  public Optional<SentReply> findReply(Account account, OutgoingReply reply, Instant since) {
    Instant from = since.minus(CLOCK_SKEW);
    if (reply.targetKind() == MentionKind.DIRECT_MESSAGE) {
      return findMessage(account, reply, from);
    }
    String query = "conversation_id:" + XIds.number(reply.rootId()) + " from:" + XIds.number(account.networkId());
    for (JsonNode post : client.search(account, new XClient.Search(query, "", "", from, "")).json().path("data")) {
      boolean answersIt = XPost.referenced(post, "replied_to").equals(reply.targetId());
      if (answersIt && isIt(post, XPost.words(post), reply, from)) {
        return Optional.of(sent(account, Fields.id(post, "id")));
      }
    }
    return Optional.empty();
  }

  private Optional<SentReply> findMessage(Account account, OutgoingReply reply, Instant from) {
    for (JsonNode event : client.messagesWith(account, reply.recipientId()).path("data")) {
      boolean ours = Fields.id(event, "sender_id").equals(account.networkId());
      if (ours && isIt(event, Fields.text(event, "text"), reply, from)) {
        return Optional.of(new SentReply(Fields.id(event, "id"), null));
      }
    }
    return Optional.empty();
  }

  private boolean isIt(JsonNode found, String words, OutgoingReply reply, Instant from) {
    Instant at = Fields.time(found, clock.instant(), "created_at");
    return !at.isBefore(from) && SameWords.same(reply.text(), words);
  }
}
