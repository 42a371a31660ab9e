package org.ventanilla.networks.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.wire.AccountBook;
import org.ventanilla.networks.wire.Fields;

/**
 * The edge of an account's private conversations, those with the latest news first; each brings its newest messages
 * along (Messenger Platform documentation, "Conversations API").
 */
public final class ConversationEdge {

  /** Its name among the account's edges. */
  public static final String NAME = "conversations";

  private static final String MESSAGES = "/messages";
  private static final int CONVERSATIONS = 25;
  private static final int NEWEST = 20;

  private final Network network;
  private final String platform;
  private final String messageFields;

  /**
   * @param platform {@code messenger} or {@code instagram}
   * @param messageFields what to ask of a message
   */
  public ConversationEdge(Network network, String platform, String messageFields) {
    this.network = network;
    this.platform = platform;
    this.messageFields = messageFields;
  }

  public Edge of(String owner) {
    return new Edge(NAME, owner + "/conversations", Edge.Pace.ALWAYS);
  }

  /** Parameters for a page of conversations, or of the messages of one. */
  public Map<String, String> parameters(String node) {
    return node.isEmpty()
        ? Map.of(
            "platform", platform,
            "fields", "id,updated_time,messages.limit(" + NEWEST + "){" + messageFields + "}",
            "limit", String.valueOf(CONVERSATIONS))
        : Map.of("fields", messageFields, "limit", String.valueOf(CONVERSATIONS));
  }

  /** Reads a conversation, or a message of one. */
  public void read(Account account, String node, JsonNode json, Instant now, EdgePoll.Found found) {
    if (node.isEmpty()) {
      String id = Fields.id(json, "id");
      if (json.path("messages").isObject()) {
        found.below(GraphClient.inPath(id) + MESSAGES, id, json.path("messages"));
      }
      return;
    }
    AccountBook accounts = new AccountBook(network, List.of(account));
    Reading reading = new GraphMessages(accounts, account.networkId(), now).message(json);
    if (reading instanceof Reading.Spoken spoken) {
      found.said(spoken.mention().postedAt(), reading);
    }
  }
}
