package org.ventanilla.response.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ventanilla.response.paging.InvalidCursorException;
import org.ventanilla.response.paging.Position;
import org.ventanilla.response.people.Viewer;

/**
 * The end of the statement that reads a list, with the values it binds. Each view's conditions are written as in its
 * partial index of the migration, which is why they are literals.
 */
record ListQuery(String sql, List<Object> values) {

  static final int MAX_SIZE = 200;
  private static final Pattern FOLIO = Pattern.compile("[0-9]{4}-[0-9]{6}");

  static ListQuery of(Viewer viewer, InboxFilter filter, String after, int size) {
    if (size < 1 || size > MAX_SIZE) {
      throw new IllegalArgumentException("size " + size);
    }
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    narrow(viewer, filter, conditions, values);
    if (after != null && !after.isEmpty()) {
      Position position = Position.of(after);
      conditions.add("(c.last_message_at, c.id) < (?, ?)");
      values.add(position.at());
      values.add(id(position));
    }
    values.add(size + 1);
    return new ListQuery(
        "WHERE " + String.join(" AND ", conditions) + " ORDER BY c.last_message_at DESC, c.id DESC LIMIT ?", values);
  }

  /** The end of the statement that finds this conversation if the list holds it. */
  static ListQuery only(Viewer viewer, InboxFilter filter, UUID id) {
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    add("c.id = ?", id, conditions, values);
    narrow(viewer, filter, conditions, values);
    return new ListQuery("WHERE " + String.join(" AND ", conditions), values);
  }

  private static void narrow(Viewer viewer, InboxFilter filter, List<String> conditions, List<Object> values) {
    switch (filter.view()) {
      case OPEN -> conditions.add("c.state = 'open'");
      case UNASSIGNED -> conditions.add("c.state = 'open' AND c.assignee IS NULL");
      case UNSURE -> conditions.add("c.state = 'open' AND c.unsure");
      case RESOLVED -> conditions.add("c.state = 'resolved'");
      case MINE -> add("c.state = 'open' AND c.assignee = ?", viewer.login(), conditions, values);
    }
    viewer.scope().ifPresent(scope -> add("c.department = ?", scope, conditions, values));
    if (filter.department() != null) {
      add("c.department = ?", filter.department(), conditions, values);
    }
    if (filter.network() != null) {
      add("c.network = ?", filter.network().code(), conditions, values);
    }
    if (filter.service() != null) {
      add("c.service = ?", filter.service(), conditions, values);
    }
    if (filter.urgency() != null) {
      add("c.urgency = ?", filter.urgency().code(), conditions, values);
    }
    if (filter.q() != null) {
      add(
          FOLIO.matcher(filter.q()).matches()
              ? "c.id IN (SELECT conversation_id FROM demand WHERE folio = ?)"
              : "c.search @@ town_query(?)",
          filter.q(),
          conditions,
          values);
    }
  }

  private static void add(String condition, Object value, List<String> conditions, List<Object> values) {
    conditions.add(condition);
    values.add(value);
  }

  private static UUID id(Position position) {
    try {
      return UUID.fromString(position.id());
    } catch (IllegalArgumentException e) {
      throw new InvalidCursorException();
    }
  }
}
