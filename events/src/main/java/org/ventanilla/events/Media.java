package org.ventanilla.events;

import java.util.Objects;

/**
 * A photo, video, voice note or file of a mention.
 *
 * @param type {@code photo}, {@code video}, {@code audio} or {@code file}
 * @param url where the network keeps it; text of a stranger, never fetched without the allow-list; empty when not told
 * @param altText the author's description; empty when there is none
 */
public record Media(String type, String url, String altText) {

  public Media {
    Objects.requireNonNull(type, "media.type");
    url = url == null ? "" : url;
    altText = altText == null ? "" : altText;
  }
}
