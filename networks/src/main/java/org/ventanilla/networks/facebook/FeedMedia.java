package org.ventanilla.networks.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.ventanilla.events.Media;
import org.ventanilla.networks.wire.Fields;

/** Photos and videos of a {@code feed} webhook, which names them in four ways. */
final class FeedMedia {

  private FeedMedia() {}

  static List<Media> of(JsonNode value) {
    List<Media> media = new ArrayList<>();
    String photo = Fields.text(value, "photo");
    if (!photo.isEmpty()) {
      media.add(new Media("photo", photo, ""));
    }
    for (JsonNode address : value.path("photos")) {
      String url =
          address.isTextual()
              ? Fields.storable(address.textValue())
              : Fields.text(address, "url", "link", "src");
      if (!url.isEmpty()) {
        media.add(new Media("photo", url, ""));
      }
    }
    String video = Fields.text(value, "video");
    if (!video.isEmpty()) {
      media.add(new Media("video", video, ""));
    }
    String item = Fields.text(value, "item");
    if (media.isEmpty() && (item.equals("photo") || item.equals("video"))) {
      media.add(new Media(item, Fields.text(value, "link"), ""));
    }
    return media;
  }
}
