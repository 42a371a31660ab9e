package org.ventanilla.networks.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.wire.BoundedJson;
import org.ventanilla.networks.wire.Fields;

/**
 * How far an account's edges are read. {@code read} moves to {@code newest} only when every page up to it was read; the
 * pages still to be read are kept in {@code open}.
 *
 * @param read all before this time is read, and at it what {@code read.ids} names: Meta's times are whole seconds
 * @param newest the latest seen since
 * @param open pages still to be read
 */
record EdgeCursor(Mark read, Mark newest, List<OpenPage> open) {

  /** More in one second than this are read again rather than remembered. */
  private static final int MAX_IDS = 200;

  /** A time, and what was said at it. */
  record Mark(Instant at, List<String> ids) {

    static final Mark NONE = new Mark(Instant.EPOCH, List.of());

    Mark {
      ids = List.copyOf(ids);
    }

    /** The later of this and something said; both together when they are of one time. */
    Mark with(Instant said, String id) {
      if (said.isBefore(at) || said.equals(at) && (ids.contains(id) || ids.size() >= MAX_IDS)) {
        return this;
      }
      List<String> all = said.isAfter(at) ? new ArrayList<>() : new ArrayList<>(ids);
      all.add(id);
      return new Mark(said, all);
    }

    /** True if it was said after this, or at its time and is not named. */
    boolean isBefore(Instant said, String id) {
      return said.isAfter(at) || said.equals(at) && !ids.contains(id);
    }

    private Map<String, Object> json() {
      return Map.of("at", at.toEpochMilli(), "ids", ids);
    }

    private static Mark of(JsonNode json) {
      List<String> ids = new ArrayList<>();
      json.path("ids").forEach(id -> ids.add(Fields.id(id)));
      return new Mark(Instant.ofEpochMilli(Math.max(0, json.path("at").asLong(0))), ids);
    }
  }

  /**
   * A page still to be read.
   *
   * @param edge path of the edge
   * @param node id of the node that the edge belongs to; empty for the account's own edges
   * @param after Meta's cursor of the page before
   */
  record OpenPage(String edge, String node, String after) {}

  /** All up to a mark is read. */
  static EdgeCursor upTo(Mark mark) {
    return new EdgeCursor(mark, mark, List.of());
  }

  /** A cursor whose text is not ours reads from the start: what was known already is known again, nothing is lost. */
  static EdgeCursor of(Cursor cursor) {
    JsonNode json = BoundedJson.answer(cursor.value());
    Mark read = Mark.of(json.path("read"));
    List<OpenPage> open = new ArrayList<>();
    for (JsonNode page : json.path("open")) {
      open.add(new OpenPage(Fields.text(page, "edge"), Fields.text(page, "node"), Fields.text(page, "after")));
    }
    return open.isEmpty() ? upTo(read) : new EdgeCursor(read, Mark.of(json.path("newest")), open);
  }

  Cursor text() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("read", read.json());
    if (!open.isEmpty()) {
      json.put("newest", newest.json());
      json.put(
          "open",
          open.stream()
              .map(page -> Map.of("edge", page.edge(), "node", page.node(), "after", page.after()))
              .toList());
    }
    return new Cursor(BoundedJson.write(json));
  }
}
