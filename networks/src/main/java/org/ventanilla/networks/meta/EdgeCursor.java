package org.ventanilla.networks.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ventanilla.networks.wire.Fields;

/**
 * How far one edge is read. {@code read} moves to {@code newest} only when every page up to it was read; the pages still
 * to be read are kept in {@code open}.
 *
 * @param read all before this time is read, and at it what {@code read.ids} names: Meta's times are whole seconds
 * @param newest the latest seen since
 * @param open pages still to be read
 * @param after where a round through older publications stands: Meta's cursor of the page before; empty at its beginning
 * @param page how many pages of this round are behind
 * @param waitUntil not to be asked before this, since Meta did not give it last time
 */
record EdgeCursor(Mark read, Mark newest, List<OpenPage> open, String after, int page, Instant waitUntil) {

  /** More in one second than this are read again rather than remembered. */
  private static final int MAX_IDS = 200;

  /** A time, and what was said at it. */
  record Mark(Instant at, List<String> ids) {

    static final Mark NONE = new Mark(Instant.EPOCH, List.of());

    Mark {
      ids = List.copyOf(ids);
    }

    static Mark at(Instant time) {
      return new Mark(time, List.of());
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

    Map<String, Object> json() {
      return Map.of("at", at.toEpochMilli(), "ids", ids);
    }

    static Mark of(JsonNode json) {
      List<String> ids = new ArrayList<>();
      json.path("ids").forEach(id -> ids.add(Fields.id(id)));
      return new Mark(Instant.ofEpochMilli(Math.max(0, json.path("at").asLong(0))), ids);
    }
  }

  /**
   * A page still to be read.
   *
   * @param path of the edge it is a page of
   * @param node id of the node that the edge belongs to; empty for the account's own edges
   * @param after Meta's cursor of the page before; empty for the first
   */
  record OpenPage(String path, String node, String after) {}

  /** All up to a mark is read. */
  static EdgeCursor upTo(Mark mark) {
    return new EdgeCursor(mark, mark, List.of(), "", 0, Instant.EPOCH);
  }

  boolean isWaiting(Instant now) {
    return now.isBefore(waitUntil);
  }

  EdgeCursor waiting(Instant until) {
    return new EdgeCursor(read, newest, open, after, page, until);
  }

  static EdgeCursor of(JsonNode json) {
    Mark read = Mark.of(json.path("read"));
    List<OpenPage> open = new ArrayList<>();
    for (JsonNode page : json.path("open")) {
      open.add(new OpenPage(Fields.text(page, "path"), Fields.text(page, "node"), Fields.text(page, "after")));
    }
    return new EdgeCursor(
        read,
        json.has("newest") ? Mark.of(json.path("newest")) : read,
        List.copyOf(open),
        Fields.text(json, "after"),
        Math.max(0, json.path("page").asInt(0)),
        Instant.ofEpochMilli(Math.max(0, json.path("waitUntil").asLong(0))));
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("read", read.json());
    if (!newest.equals(read)) {
      json.put("newest", newest.json());
    }
    if (!open.isEmpty()) {
      json.put(
          "open",
          open.stream()
              .map(page -> Map.of("path", page.path(), "node", page.node(), "after", page.after()))
              .toList());
    }
    if (!after.isEmpty()) {
      json.put("after", after);
      json.put("page", page);
    }
    if (!waitUntil.equals(Instant.EPOCH)) {
      json.put("waitUntil", waitUntil.toEpochMilli());
    }
    return json;
  }
}
