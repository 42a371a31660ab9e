package org.ventanilla.response.media;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.ventanilla.networks.media.Fetched;
import org.ventanilla.response.photo.UnusablePhotoException;

/** Why a photo is not there. */
public enum MediaFailure {
  /** Nothing is wrong. */
  NONE,
  /** The network did not say where it is. */
  NO_ADDRESS,
  /** It is not on one of the network's own hosts. */
  NOT_ALLOWED,
  /** The network does not have it any more, or does not show it to everybody. */
  GONE,
  /** What came is no photo. */
  NO_PHOTO,
  /** It is too large: bytes, or pixels. */
  TOO_LARGE,
  /** The photo is broken. */
  BROKEN,
  /** The network is out of reach. */
  UNREACHABLE;

  static MediaFailure of(Fetched.Reason reason) {
    return switch (reason) {
      case NOT_ALLOWED, LED_AROUND -> NOT_ALLOWED;
      case GONE -> GONE;
      case NO_PHOTO -> NO_PHOTO;
      case TOO_LARGE -> TOO_LARGE;
      case UNREACHABLE, TOO_SLOW -> UNREACHABLE;
    };
  }

  static MediaFailure of(UnusablePhotoException.Reason reason) {
    return switch (reason) {
      case TOO_MANY_PIXELS -> TOO_LARGE;
      case BROKEN -> BROKEN;
    };
  }

  /** The name used in the database: empty when nothing is wrong. */
  String code() {
    return this == NONE ? "" : name().toLowerCase(Locale.ROOT);
  }

  static MediaFailure ofCode(String code) {
    return code.isEmpty() ? NONE : valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** The name used in JSON. */
  @JsonValue
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
