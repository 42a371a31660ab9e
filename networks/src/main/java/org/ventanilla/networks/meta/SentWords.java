package org.ventanilla.networks.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.SentReply;
import org.ventanilla.networks.wire.Fields;
import org.ventanilla.networks.wire.SameWords;

/** Looks for words of the town's own among what Meta shows, newest first. */
public final class SentWords {

  /** Meta's clock may be behind ours by this much. */
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  private static final int PAGES = 5;

  private final GraphClient client;
  private final Account account;
  private final String text;
  private final Instant from;
  private final Clock clock;

  public SentWords(GraphClient client, Account account, String text, Instant since, Clock clock) {
    this.client = client;
    this.account = account;
    this.text = text;
    this.from = since.minus(CLOCK_SKEW);
    this.clock = clock;
  }

  /**
   * Looks in an edge of comments.
   *
   * @return the comment's id; empty if it is not there
   */
  public Optional<String> inEdge(String edge, Map<String, String> parameters) {
    Map<String, String> asked = new LinkedHashMap<>(parameters);
    for (int page = 0; page < PAGES; page++) {
      JsonNode json = client.get(account, edge, asked).json();
      boolean older = false;
      for (JsonNode node : json.path("data")) {
        if (isIt(node)) {
          return Optional.of(Fields.id(node, "id"));
        }
        older = older || timeOf(node).isBefore(from);
      }
      String after = Fields.text(json.path("paging").path("cursors"), "after");
      if (older || after.isEmpty() || !json.path("paging").has("next")) {
        return Optional.empty();
      }
      asked.put("after", after);
    }
    return Optional.empty();
  }

  /**
   * Looks in the private conversation with a person.
   *
   * @param owner id of the page or account whose conversations these are
   * @param platform {@code messenger} or {@code instagram}
   */
  public Optional<SentReply> inMessages(String owner, String platform, String person) {
    JsonNode json =
        client
            .get(
                account,
                owner + "/conversations",
                Map.of(
                    "platform", platform,
                    "user_id", person,
                    "fields", "messages.limit(25){id,message,created_time,from}"))
            .json();
    for (JsonNode conversation : json.path("data")) {
      for (JsonNode message : conversation.path("messages").path("data")) {
        if (isIt(message)) {
          return Optional.of(new SentReply(Fields.id(message, "id"), null));
        }
      }
    }
    return Optional.empty();
  }

  private boolean isIt(JsonNode node) {
    JsonNode from = node.path("from");
    String authorId = Fields.id(from, "id");
    String handle = Fields.text(node, "username");
    // An owner's own comments may come without their author; then the words and the time must do.
    boolean ours =
        authorId.isEmpty()
            ? handle.isEmpty() || handle.equalsIgnoreCase(account.handle())
            : authorId.equals(account.networkId()) || Fields.text(from, "username").equalsIgnoreCase(account.handle());
    return ours && !timeOf(node).isBefore(this.from) && SameWords.same(text, Fields.text(node, "message", "text"));
  }

  private Instant timeOf(JsonNode node) {
    return Fields.time(node, clock.instant(), "created_time", "timestamp");
  }
}
