package org.ventanilla.networks.instagram;

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
import org.ventanilla.networks.wire.Wire;

/** Instagram: a quiet poll costs four calls. */
public final class InstagramNetwork implements SocialNetwork {

  private static final Set<String> NEEDED_FIELDS = Set.of("comments", "messages");
  private static final List<String> FIELDS =
      List.of(
          "comments,live_comments,mentions,messages,message_edit,standby",
          "comments,live_comments,mentions,messages",
          "comments,messages",
          "comments");
  private static final List<String> PAGE_FIELDS = List.of("feed,messages,standby", "feed,messages", "feed");

  private final GraphClient client;
  private final EdgePoll poll;
  private final AppSubscription ofAccount;
  private final AppSubscription ofPage;
  private final Clock clock;

  public InstagramNetwork(Wire wire, CallBudget budget, Clock clock) {
    this.client = new GraphClient(wire, budget, clock);
    this.poll = new EdgePoll(client, new MediaEdges(clock), clock);
    this.ofAccount = new AppSubscription(client, NEEDED_FIELDS, FIELDS);
    this.ofPage = new AppSubscription(client, Set.of(), PAGE_FIELDS);
    this.clock = clock;
  }

  @Override
  public Network network() {
    return Network.INSTAGRAM;
  }

  @Override
  public MentionPage readMentions(Account account, Cursor since) {
    return poll.read(account, since);
  }

  @Override
  public List<Reading> readWebhook(byte[] body, Collection<Account> accounts, Instant receivedAt) {
    return InstagramWebhook.read(body, accounts, receivedAt);
  }

  /** Somebody else's media or comment can be read through the account that it names, and in no other way. */
  @Override
  public Optional<Mention> lookUp(Account account, Reading.Pointed pointed) {
    AccountBook accounts = new AccountBook(Network.INSTAGRAM, List.of(account));
    GraphMedia reader = new GraphMedia(accounts, account.networkId(), clock.instant());
    String media = pointed.where().getOrDefault("media_id", "");
    String comment = pointed.where().getOrDefault("comment_id", "");
    String fields =
        comment.isEmpty()
            ? "mentioned_media.media_id(" + GraphClient.inPath(media) + "){" + GraphMedia.MEDIA_FIELDS + "}"
            : "mentioned_comment.comment_id(" + GraphClient.inPath(comment) + "){id,text,timestamp,username}";
    return client
        .find(account, GraphClient.inPath(account.networkId()), Map.of("fields", fields))
        .map(json -> json.path(comment.isEmpty() ? "mentioned_media" : "mentioned_comment"))
        .map((JsonNode json) -> comment.isEmpty() ? reader.media(json) : reader.commentElsewhere(json, media))
        .filter(Reading.Spoken.class::isInstance)
        .map(reading -> ((Reading.Spoken) reading).mention());
  }

  @Override
  public Map<String, RateLimit> rateLimits(Account account) {
    return client.limits(account);
  }

  /**
   * An account of Instagram's own login has the edge itself; one that is reached through its page has it on the page,
   * whose token this is, and then hears of comments and mentions as soon as the page is subscribed to anything.
   */
  @Override
  public Subscription subscription(Account account) {
    return ofAccount
        .of(account, GraphClient.inPath(account.networkId()))
        .or(() -> ofPage.of(account, "me"))
        .orElse(Subscription.NOT_OFFERED);
  }

  @Override
  public void subscribe(Account account) {
    String own = GraphClient.inPath(account.networkId());
    if (ofAccount.of(account, own).isPresent()) {
      ofAccount.subscribe(account, own);
    } else {
      ofPage.subscribe(account, "me");
    }
  }

  @Override
  public SentReply publish(Account account, OutgoingReply reply) {
    String own = GraphClient.inPath(account.networkId());
    if (isPrivate(reply)) {
      return new SentReply(
          client.sendMessage(account, own + "/messages", reply.recipientId(), reply.text()), null);
    }
    if (reply.targetKind() == MentionKind.POST) {
      Map<String, String> where =
          reply.targetId().equals(reply.rootId())
              ? Map.of("media_id", reply.rootId(), "message", reply.text())
              : Map.of("media_id", reply.rootId(), "comment_id", reply.targetId(), "message", reply.text());
      return new SentReply(client.publish(account, own + "/mentions", where, "id"), null);
    }
    String path = GraphClient.inPath(reply.targetId()) + "/replies";
    return new SentReply(client.publish(account, path, Map.of("message", reply.text()), "id"), null);
  }

  @Override
  public Optional<SentReply> findReply(Account account, OutgoingReply reply, Instant since) {
    SentWords wanted = new SentWords(client, account, reply.text(), since, clock);
    if (isPrivate(reply)) {
      return wanted.inMessages(GraphClient.inPath(account.networkId()), "instagram", reply.recipientId());
    }
    boolean underMedia = reply.targetKind() == MentionKind.POST && reply.targetId().equals(reply.rootId());
    String edge = GraphClient.inPath(reply.targetId()) + (underMedia ? "/comments" : "/replies");
    return wanted.inEdge(edge, Map.of("fields", GraphMedia.COMMENT_FIELDS, "limit", "100")).map(id -> new SentReply(id, null));
  }

  /** Stories are answered in private. */
  private static boolean isPrivate(OutgoingReply reply) {
    return reply.targetKind() == MentionKind.DIRECT_MESSAGE || reply.targetKind() == MentionKind.STORY_MENTION;
  }
}
