package org.ventanilla.events;

import java.util.Objects;

/**
 * A place named in a mention.
 *
 * @param text the citizen's own words for it
 * @param name the gazetteer's name; null when the gazetteer does not know it
 * @param lat degrees north, WGS 84; null when unknown
 * @param lon degrees east, WGS 84; null when unknown
 */
public record Place(String text, String name, Double lat, Double lon) {

  public Place {
    Objects.requireNonNull(text, "place.text");
  }
}
