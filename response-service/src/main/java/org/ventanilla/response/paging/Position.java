package org.ventanilla.response.paging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * A place in a list ordered by time and then by a unique name; its cursor is opaque to callers.
 *
 * @param at time of the last item seen, in the database's microseconds
 * @param id its unique name
 */
public record Position(Instant at, String id) {

  /** The cursor. */
  public String cursor() {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
    return Base64.getUrlEncoder().withoutPadding().encodeToString((micros + " " + id).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The place a cursor stands for.
   *
   * @throws InvalidCursorException if it is none of ours
   */
  public static Position of(String cursor) {
    try {
      String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
      return new Position(Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS), parts[1]);
    } catch (RuntimeException e) {
      throw new InvalidCursorException();
    }
  }
}
