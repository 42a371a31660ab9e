package org.ventanilla.networks.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A kind of photo, told by its first bytes and never by a header or a name. Vector formats are none: they are programs.
 *
 * <p>Sources: ITU-T T.81 (JPEG), annex B; PNG specification, section 5.2; GIF89a specification, section 17; RFC 9649
 * (WebP), section 2.4.
 */
public enum PhotoType {
  JPEG {
    @Override
    boolean begins(byte[] bytes) {
      return has(bytes, 0, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});
    }
  },
  PNG {
    @Override
    boolean begins(byte[] bytes) {
      return has(bytes, 0, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    }
  },
  GIF {
    @Override
    boolean begins(byte[] bytes) {
      return has(bytes, 0, ascii("GIF87a")) || has(bytes, 0, ascii("GIF89a"));
    }
  },
  WEBP {
    @Override
    boolean begins(byte[] bytes) {
      return has(bytes, 0, ascii("RIFF")) && has(bytes, 8, ascii("WEBP"));
    }
  };

  abstract boolean begins(byte[] bytes);

  /** What these bytes begin as; empty when they are no photo that we read. */
  public static Optional<PhotoType> of(byte[] bytes) {
    return Arrays.stream(values()).filter(type -> type.begins(bytes)).findFirst();
  }

  private static boolean has(byte[] bytes, int at, byte[] mark) {
    return bytes.length >= at + mark.length
        && Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
