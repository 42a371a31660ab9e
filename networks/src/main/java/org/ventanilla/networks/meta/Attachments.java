package org.ventanilla.networks.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.ventanilla.events.Geo;
import org.ventanilla.events.Media;
import org.ventanilla.networks.wire.Fields;

/** What is attached to a private message: media in the sender's order, and the place shared, if one is. */
record Attachments(List<Media> media, Geo geo) {

  static Attachments of(JsonNode attachments) {
    List<Media> media = new ArrayList<>();
    Geo geo = null;
    for (JsonNode attachment : attachments) {
      JsonNode payload = attachment.path("payload");
      String url = Fields.text(payload, "url");
      String title = Fields.text(attachment, "title");
      switch (Fields.text(attachment, "type")) {
        case "image" -> media.add(new Media("photo", url, title));
        case "video", "ig_reel", "reel" -> media.add(new Media("video", url, title));
        case "audio" -> media.add(new Media("audio", url, title));
        case "location" -> geo = place(payload, title);
        // A shop's card: the page made it, nobody said it.
        case "template" -> { }
        case "fallback" -> media.add(new Media("file", url.isEmpty() ? Fields.text(attachment, "url") : url, title));
        // Shares, story mentions, files, and whatever Meta invents next.
        default -> media.add(new Media("file", url, title));
      }
    }
    return new Attachments(media, geo);
  }

  private static Geo place(JsonNode payload, String title) {
    JsonNode coordinates = payload.path("coordinates");
    JsonNode lat = coordinates.path("lat");
    JsonNode lon = coordinates.path("long");
    return lat.isNumber() && lon.isNumber()
        ? new Geo(lat.doubleValue(), lon.doubleValue(), title)
        : new Geo(null, null, title);
  }
}
