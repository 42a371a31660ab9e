package org.ventanilla.networks.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.wire.BoundedJson;

/**
 * How far an account is read: each of its edges for itself.
 *
 * @param edges by the edge's name; one never read is not in it
 * @param before what is read of an edge that is not in {@code edges}: everything before it, as the cursors of a time when
 *     an account had one mark for all its edges say
 * @param turn how many quiet polls there were; it says which of the seldom edges is next
 */
record PollCursor(Map<String, EdgeCursor> edges, EdgeCursor.Mark before, int turn) {

  private static final int MAX_TURN = 1_000_000;

  PollCursor {
    edges = Map.copyOf(edges);
  }

  /** A cursor whose text is not ours reads from the start: what was known already is known again, nothing is lost. */
  static PollCursor of(Cursor cursor) {
    JsonNode json = BoundedJson.answer(cursor.value());
    Map<String, EdgeCursor> edges = new LinkedHashMap<>();
    json.path("edges").fields().forEachRemaining(edge -> edges.put(edge.getKey(), EdgeCursor.of(edge.getValue())));
    return new PollCursor(edges, EdgeCursor.Mark.of(json.path("read")), Math.floorMod(json.path("turn").asInt(0), MAX_TURN));
  }

  boolean isNew(String edge) {
    return !edges.containsKey(edge);
  }

  EdgeCursor of(String edge) {
    return edges.getOrDefault(edge, EdgeCursor.upTo(before));
  }

  /** True if a page is still to be read of an edge that may be asked now. */
  boolean hasOpenPages(Instant now) {
    return edges.values().stream().anyMatch(edge -> !edge.open().isEmpty() && !edge.isWaiting(now));
  }

  Cursor text() {
    Map<String, Object> json = new LinkedHashMap<>();
    if (!before.equals(EdgeCursor.Mark.NONE)) {
      json.put("read", before.json());
    }
    json.put("turn", turn);
    Map<String, Object> told = new LinkedHashMap<>();
    edges.keySet().stream().sorted().forEach(name -> told.put(name, edges.get(name).json()));
    json.put("edges", told);
    return new Cursor(BoundedJson.write(json));
  }
}
