package org.ventanilla.networks.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ventanilla.events.Author;
import org.ventanilla.events.Geo;
import org.ventanilla.events.Media;
import org.ventanilla.networks.wire.AccountBook;
import org.ventanilla.networks.wire.Fields;

/** The objects that came beside posts or messages of API v2, in {@code includes}; any of them may be missing. */
final class XIncludes {

  private final Map<String, JsonNode> users = new HashMap<>();
  private final Map<String, JsonNode> media = new HashMap<>();
  private final Map<String, JsonNode> places = new HashMap<>();

  XIncludes(JsonNode includes) {
    includes.path("users").forEach(user -> users.put(Fields.id(user, "id", "id_str"), user));
    includes.path("media").forEach(medium -> media.put(Fields.id(medium, "media_key"), medium));
    includes.path("places").forEach(place -> places.put(Fields.id(place, "id"), place));
  }

  /** Who has this id; a stranger of that post alone when the id is empty. */
  Author author(String id, String postId) {
    if (id.isEmpty()) {
      return AccountBook.unknownAuthorOf(postId);
    }
    JsonNode user = users.get(id);
    return user == null
        ? new Author(id, "", "")
        : new Author(id, Fields.text(user, "username", "screen_name"), Fields.text(user, "name"));
  }

  /** The media that a post or message names by key; of one that did not come only that it is there. */
  List<Media> attached(JsonNode object) {
    List<Media> attached = new ArrayList<>();
    for (JsonNode key : object.path("attachments").path("media_keys")) {
      JsonNode medium = media.get(Fields.id(key));
      if (medium == null) {
        attached.add(new Media("file", "", ""));
        continue;
      }
      String type = "photo".equals(Fields.text(medium, "type")) ? "photo" : "video";
      String url = type.equals("photo") ? Fields.text(medium, "url") : bestVideo(medium.path("variants"), "bit_rate");
      attached.add(
          new Media(
              type,
              url.isEmpty() ? Fields.text(medium, "preview_image_url", "url") : url,
              Fields.text(medium, "alt_text")));
    }
    return attached;
  }

  /** The address of the sharpest MP4 among the variants; empty when there is none. */
  static String bestVideo(JsonNode variants, String rateField) {
    String best = "";
    long bestRate = -1;
    for (JsonNode variant : variants) {
      long rate = variant.path(rateField).asLong(0);
      if ("video/mp4".equals(Fields.text(variant, "content_type")) && rate > bestRate) {
        best = Fields.text(variant, "url");
        bestRate = rate;
      }
    }
    return best;
  }

  /** Where a post was made; null when it does not say. */
  Geo geo(JsonNode post) {
    JsonNode geo = post.path("geo");
    JsonNode place = places.getOrDefault(Fields.id(geo, "place_id"), geo);
    String name = Fields.text(place, "full_name", "name");
    Geo told = point(geo.path("coordinates").path("coordinates"), name);
    return told == null || told.lat() != null ? told : spot(place.path("geo").path("bbox"), name);
  }

  /** A place as small as a point is one; of a town or a district only the name says where. */
  private static Geo spot(JsonNode box, String name) {
    boolean isPoint = box.size() == 4 && box.get(0).equals(box.get(2)) && box.get(1).equals(box.get(3));
    Geo named = new Geo(null, null, name);
    return isPoint && box.get(0).isNumber() && box.get(1).isNumber() ? point(box, name) : named;
  }

  /** A GeoJSON position (longitude first) and a place's name; null when neither is told. */
  static Geo point(JsonNode position, String name) {
    if (position.path(0).isNumber() && position.path(1).isNumber()) {
      return new Geo(position.path(1).doubleValue(), position.path(0).doubleValue(), name);
    }
    return name.isEmpty() ? null : new Geo(null, null, name);
  }
}
