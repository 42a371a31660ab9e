package org.ventanilla.response.photo;

import java.util.Objects;

/**
 * A photo that is safe to show: drawn anew by us, upright, without anything that its camera or its sender wrote into it.
 *
 * @param full at most {@value PhotoCleaner#FULL_SIDE} pixels a side
 * @param thumbnail at most {@value PhotoCleaner#THUMBNAIL_SIDE} pixels a side
 */
public record CleanPhoto(Picture full, Picture thumbnail) {

  public CleanPhoto {
    Objects.requireNonNull(full, "full");
    Objects.requireNonNull(thumbnail, "thumbnail");
  }

  /**
   * A picture as it is stored and sent.
   *
   * @param contentType {@code image/jpeg}, or {@code image/png} for one with transparent parts
   * @param width in pixels
   * @param height in pixels
   */
  public record Picture(byte[] bytes, String contentType, int width, int height) {

    public Picture {
      Objects.requireNonNull(bytes, "bytes");
      Objects.requireNonNull(contentType, "contentType");
    }
  }
}
