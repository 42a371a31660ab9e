package org.ventanilla.response.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ventanilla.response.live.LiveEvents.Change;

/** A live event of a conversation; the names are those of the statement's columns. */
record EventLine(String department, boolean town, Map<String, String> data) {

  /** What must be told of a change: to everyone who sees the conversation, and to a department that sees it no more. */
  static List<EventLine> of(ConversationChange conversation, boolean created, String state, String department) {
    List<EventLine> lines = new ArrayList<>(2);
    Change change = created ? Change.CREATED : conversation.spoke() ? Change.MESSAGE : Change.UPDATED;
    lines.add(new EventLine(department, true, data(conversation, change, state)));
    String before = conversation.departmentBefore();
    if (!created && before != null && !Objects.equals(before, department)) {
      lines.add(new EventLine(before, false, data(conversation, Change.UPDATED, state)));
    }
    return lines;
  }

  private static Map<String, String> data(ConversationChange conversation, Change change, String state) {
    return Map.of("id", conversation.id().toString(), "change", change.code(), "state", state);
  }
}
