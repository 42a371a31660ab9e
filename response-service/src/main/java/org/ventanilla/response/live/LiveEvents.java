package org.ventanilla.response.live;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.ventanilla.response.database.Database;

/** Tells open pages what changed: the event is written in the transaction of the change, and leaves with its commit. */
@Singleton
public class LiveEvents {

  private final Database database;

  LiveEvents(Database database) {
    this.database = database;
  }

  /** What happened to a conversation. */
  public enum Change {
    CREATED,
    /** A citizen, or a colleague in a note, said something. */
    MESSAGE,
    UPDATED,
    /** One of the town's replies is queued, sent, failed or taken back. */
    REPLY;

    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * A conversation changed.
   *
   * @param state code of its state
   * @param department whose it is; null when nobody's
   */
  public void conversation(UUID id, Change change, String state, String department) {
    append(department, true, "conversation", conversationData(id, change, state));
  }

  /** A conversation changed, whose state and department are asked for; nothing if there is none. */
  public void conversation(UUID id, Change change) {
    database
        .first(
            "SELECT state, department FROM conversation WHERE id = ?",
            row -> new String[] {row.getString("state"), row.getString("department")},
            id)
        .ifPresent(found -> conversation(id, change, found[0], found[1]));
  }

  /** A conversation left a department, whose pages must drop it. */
  public void conversationLeft(UUID id, String state, String department) {
    if (department != null) {
      append(department, false, "conversation", conversationData(id, Change.UPDATED, state));
    }
  }

  /** A demand was opened or changed; the conversation is null for one that has none. */
  public void demand(String folio, UUID conversation, String department) {
    append(department, true, "demand", demandData(folio, conversation));
  }

  /** A demand left a department, whose pages must drop it. */
  public void demandLeft(String folio, UUID conversation, String department) {
    append(department, false, "demand", demandData(folio, conversation));
  }

  /** An outbreak began or ended; the department is null when it is nobody's. */
  public void incident(UUID id, String department) {
    append(department, true, "incident", "{\"id\":\"" + id + "\"}");
  }

  private void append(String department, boolean town, String name, String data) {
    database.update(
        "INSERT INTO live_event (department, town, name, data) VALUES (?, ?, ?, ?::jsonb)",
        department,
        town,
        name,
        data);
  }

  // Ids, codes and folios are ours and need no escaping.
  private static String conversationData(UUID id, Change change, String state) {
    return "{\"id\":\"" + id + "\",\"change\":\"" + change.code() + "\",\"state\":\"" + state + "\"}";
  }

  private static String demandData(String folio, UUID conversation) {
    return "{\"folio\":\"" + folio + "\",\"conversation\":" + (conversation == null ? "null" : "\"" + conversation + "\"") + "}";
  }
}
