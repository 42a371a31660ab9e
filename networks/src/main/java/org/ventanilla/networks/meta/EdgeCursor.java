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
 * @param read the network's time up to which all is read; {@link Instant#EPOCH} when nothing is
 * @param newest the newest time seen since
 * @param open pages still to be read
 */
record EdgeCursor(Instant read, Instant newest, List<OpenPage> open) {

  /**
   * A page still to be read.
   *
   * @param edge path of the edge
   * @param node id of the node that the edge belongs to; empty for the account's own edges
   * @param after Meta's cursor of the page before
   */
  record OpenPage(String edge, String node, String after) {}

  static EdgeCursor of(Cursor cursor) {
    JsonNode json = BoundedJson.answer(cursor.value());
    Instant read = Instant.ofEpochMilli(Math.max(0, json.path("read").asLong(0)));
    Instant newest = Instant.ofEpochMilli(Math.max(0, json.path("newest").asLong(0)));
    List<OpenPage> open = new ArrayList<>();
    for (JsonNode page : json.path("open")) {
      open.add(new OpenPage(Fields.text(page, "edge"), Fields.text(page, "node"), Fields.text(page, "after")));
    }
    return new EdgeCursor(read, newest, open);
  }

  Cursor text() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("read", read.toEpochMilli());
    if (!open.isEmpty()) {
      json.put("newest", newest.toEpochMilli());
      json.put(
          "open",
          open.stream()
              .map(page -> Map.of("edge", page.edge(), "node", page.node(), "after", page.after()))
              .toList());
    }
    return new Cursor(BoundedJson.write(json));
  }
}
