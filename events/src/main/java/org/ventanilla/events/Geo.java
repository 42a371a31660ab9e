package org.ventanilla.events;

/**
 * Where the author's device or choice put the post.
 *
 * @param lat degrees north, WGS 84; null when only a place name was given
 * @param lon degrees east, WGS 84; null when only a place name was given
 * @param name the place's name; empty when there is none
 */
public record Geo(Double lat, Double lon, String name) {

  public Geo {
    name = name == null ? "" : name;
  }
}
