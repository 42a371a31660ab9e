package org.ventanilla.response.inbox;

import org.ventanilla.response.conversation.ConversationState;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Set;
import java.util.UUID;
import org.ventanilla.events.Kind;
import org.ventanilla.events.Urgency;
import org.ventanilla.response.people.Viewer;
import org.ventanilla.response.problem.InvalidFieldException;

/** The fields of a change; JSON tells a field that is null from one that is absent. */
record ConversationPatch(
    boolean hasAssignee, String assignee, ConversationState state, boolean seen, CorrectedLabels labels, Long version) {

  private static final Set<String> FIELDS =
      Set.of("assignee", "state", "unread", "service", "kind", "urgency", "expectedVersion");

  static ConversationPatch of(JsonNode body) {
    if (!body.isObject()) {
      throw new InvalidFieldException("", "a JSON object");
    }
    for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!FIELDS.contains(name)) {
        throw new InvalidFieldException(name.length() > 40 ? name.substring(0, 40) : name, "unknown field");
      }
    }
    return new ConversationPatch(
        body.has("assignee"),
        text(body, "assignee"),
        InvalidFieldException.valueOrNull("state", text(body, "state"), ConversationState::valueOf),
        seen(body),
        new CorrectedLabels(
            InvalidFieldException.valueOrNull("kind", text(body, "kind"), Kind::of),
            text(body, "service"),
            InvalidFieldException.valueOrNull("urgency", text(body, "urgency"), Urgency::of)),
        version(body));
  }

  void apply(Viewer viewer, UUID id, ConversationActions actions, Corrections corrections) {
    Long expected = version;
    if (!labels.isEmpty()) {
      corrections.correct(viewer, id, labels, expected);
      expected = null;
    }
    if (hasAssignee) {
      actions.assign(viewer, id, assignee, expected);
      expected = null;
    }
    if (state == ConversationState.RESOLVED) {
      actions.resolve(viewer, id, expected);
    } else if (state == ConversationState.OPEN) {
      actions.reopen(viewer, id, expected);
    }
    if (seen) {
      actions.seen(viewer, id);
    }
  }

  private static String text(JsonNode body, String field) {
    JsonNode value = body.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new InvalidFieldException(field, "a text");
    }
    return value.textValue();
  }

  private static boolean seen(JsonNode body) {
    JsonNode value = body.get("unread");
    if (value == null) {
      return false;
    }
    if (!value.isBoolean() || value.booleanValue()) {
      throw new InvalidFieldException("unread", "only false");
    }
    return true;
  }

  private static Long version(JsonNode body) {
    JsonNode value = body.get("expectedVersion");
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.canConvertToLong() || !value.isIntegralNumber()) {
      throw new InvalidFieldException("expectedVersion", "a whole number");
    }
    return value.longValue();
  }
}
