package org.ventanilla.response.media;

import java.util.UUID;

/**
 * What is attached to a message, as it is shown.
 *
 * @param type {@code photo}, {@code video}, {@code audio} or {@code file}
 * @param altText the author's description; empty when there is none
 * @param failure why a photo is not there, or not yet
 * @param original where the network keeps it; text of a stranger, empty when not told
 * @param width of the thumbnail in pixels; 0 when there is none
 * @param height of the thumbnail in pixels; 0 when there is none
 */
public record MediumView(
    UUID id, String type, String altText, MediaState state, MediaFailure failure, String original, int width, int height) {

  /** Where the photo is served. */
  public String address() {
    return "/media/" + id;
  }

  /** Where its small picture is served. */
  public String thumbnail() {
    return address() + "/thumbnail";
  }
}
