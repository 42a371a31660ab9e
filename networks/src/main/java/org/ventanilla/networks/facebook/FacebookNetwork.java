package org.ventanilla.networks.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.MentionPage;
import org.ventanilla.networks.OutgoingReply;
import org.ventanilla.networks.RateLimit;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.SentReply;
import org.ventanilla.networks.SocialNetwork;
import org.ventanilla.networks.Subscription;
import org.ventanilla.networks.meta.AppSubscription;
import org.ventanilla.networks.meta.EdgePoll;
import org.ventanilla.networks.meta.GraphClient;
import org.ventanilla.networks.meta.SentWords;
import org.ventanilla.networks.wire.AccountBook;
import org.ventanilla.networks.wire.CallBudget;
import org.ventanilla.networks.wire.Fields;
import org.ventanilla.networks.wire.Wire;

/** Facebook: a quiet poll costs four calls. */
public final class FacebookNetwork implements SocialNetwork {

  private static final Set<String> NEEDED_FIELDS = Set.of("feed", "mention", "messages");
  private static final List<String> FIELDS =
      List.of(
          "feed,mention,ratings,messages,message_edits,standby",
          "feed,mention,ratings,messages,standby",
          "feed,mention,messages",
          "feed,mention",
          "feed");

  private final GraphClient client;
  private final EdgePoll poll;
  private final AppSubscription subscription;
  private final Clock clock;

  public FacebookNetwork(Wire wire, CallBudget budget, Clock clock) {
    this.client = new GraphClient(wire, budget, clock);
    this.poll = new EdgePoll(client, new PageEdges(clock), clock);
    this.subscription = new AppSubscription(client, NEEDED_FIELDS, FIELDS);
    this.clock = clock;
  }

  @Override
  public Network network() {
    return Network.FACEBOOK;
  }

  @Override
  public MentionPage readMentions(Account account, Cursor since) {
    return poll.read(account, since);
  }

  @Override
  public List<Reading> readWebhook(byte[] body, Collection<Account> accounts, Instant receivedAt) {
    return FacebookWebhook.read(body, accounts, receivedAt);
  }

  @Override
  public Optional<Mention> lookUp(Account account, Reading.Pointed pointed) {
    AccountBook accounts = new AccountBook(Network.FACEBOOK, List.of(account));
    GraphPosts posts = new GraphPosts(accounts, account.networkId(), clock.instant());
    String postId = pointed.where().getOrDefault("post_id", "");
    boolean isComment = pointed.where().containsKey("comment_id");
    String fields = isComment ? GraphPosts.COMMENT_FIELDS : GraphPosts.POST_FIELDS;
    return client
        .find(account, GraphClient.inPath(pointed.id()), Map.of("fields", fields))
        .map(json -> isComment ? posts.comment(json, postId) : posts.post(json))
        .filter(Reading.Spoken.class::isInstance)
        .map(reading -> ((Reading.Spoken) reading).mention());
  }

  @Override
  public Map<String, RateLimit> rateLimits(Account account) {
    return client.limits(account);
  }

  @Override
  public Subscription subscription(Account account) {
    return subscription.of(account, GraphClient.inPath(account.networkId())).orElse(Subscription.NOT_OFFERED);
  }

  @Override
  public void subscribe(Account account) {
    subscription.subscribe(account, GraphClient.inPath(account.networkId()));
  }

  @Override
  public SentReply publish(Account account, OutgoingReply reply) {
    if (isPrivate(reply)) {
      String path = GraphClient.inPath(account.networkId()) + "/messages";
      return new SentReply(client.sendMessage(account, path, reply.recipientId(), reply.text()), null);
    }
    String path = GraphClient.inPath(reply.targetId()) + "/comments";
    return sent(client.publish(account, path, Map.of("message", reply.text()), "id"));
  }

  private static boolean isPrivate(OutgoingReply reply) {
    return reply.targetKind() == MentionKind.DIRECT_MESSAGE || reply.targetKind() == MentionKind.STORY_MENTION;
  }

  private static SentReply sent(String id) {
    return new SentReply(id, "https://www.facebook.com/" + id);
  }

  /**
   * Looks among the comments of what was answered. Facebook hangs an answer to an answer below the comment above both,
   * so there too.
   */
  @Override
  public Optional<SentReply> findReply(Account account, OutgoingReply reply, Instant since) {
    SentWords wanted = new SentWords(client, account, reply.text(), since, clock);
    if (isPrivate(reply)) {
      return wanted.inMessages(GraphClient.inPath(account.networkId()), "messenger", reply.recipientId());
    }
    Optional<String> found = commentOf(wanted, reply.targetId());
    if (found.isEmpty() && reply.targetKind() == MentionKind.REPLY) {
      found = parentOf(account, reply.targetId()).flatMap(parent -> commentOf(wanted, parent));
    }
    return found.map(FacebookNetwork::sent);
  }

  private static Optional<String> commentOf(SentWords wanted, String id) {
    Map<String, String> parameters =
        Map.of("fields", "id,message,created_time,from{id}", "order", "reverse_chronological", "limit", "100");
    return wanted.inEdge(GraphClient.inPath(id) + "/comments", parameters);
  }

  private Optional<String> parentOf(Account account, String comment) {
    return client
        .find(account, GraphClient.inPath(comment), Map.of("fields", "parent{id}"))
        .map(json -> json.path("parent"))
        .map((JsonNode parent) -> Fields.id(parent, "id"))
        .filter(id -> !id.isEmpty());
  }
}
