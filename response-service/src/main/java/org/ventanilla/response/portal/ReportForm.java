package org.ventanilla.response.portal;

import java.util.ArrayList;
import java.util.List;

/**
 * What a neighbour wrote into the form, as it was sent; every field may be empty.
 *
 * @param lat degrees, WGS84, as text; empty with {@code lon} when only words say where
 * @param name how they wish to be called; never public
 * @param website nobody sees this field, so only robots fill it in
 * @param opened when the form was shown, seconds since 1970
 * @param sure true when they were shown alike demands and theirs is none of them
 */
record ReportForm(
    String service,
    String place,
    String lat,
    String lon,
    String description,
    String name,
    String website,
    String opened,
    boolean sure) {

  static final int MOST_DESCRIPTION = 2_000;
  static final int MOST_PLACE = 200;
  static final int MOST_NAME = 80;
  private static final long FASTEST_SECONDS = 2;

  static final ReportForm EMPTY = new ReportForm("", "", "", "", "", "", "", "", false);

  ReportForm {
    service = trimmed(service);
    place = trimmed(place);
    lat = trimmed(lat);
    lon = trimmed(lon);
    description = trimmed(description);
    name = trimmed(name);
    website = trimmed(website);
    opened = trimmed(opened);
  }

  private static String trimmed(String text) {
    return text == null ? "" : text.replace("\0", "").strip();
  }

  /** What must be mended before it can be taken: names of fields. */
  List<String> broken(boolean serviceKnown) {
    List<String> broken = new ArrayList<>();
    if (!serviceKnown) {
      broken.add("service");
    }
    if (place.length() > MOST_PLACE || place.isEmpty() && latitude() == null) {
      broken.add("place");
    }
    if (description.isEmpty() || description.length() > MOST_DESCRIPTION) {
      broken.add("description");
    }
    if (name.length() > MOST_NAME) {
      broken.add("name");
    }
    return broken;
  }

  Double latitude() {
    return longitude() == null ? null : degrees(lat, 90);
  }

  Double longitude() {
    return degrees(lat, 90) == null ? null : degrees(lon, 180);
  }

  private static Double degrees(String text, double most) {
    return text.matches("[+-]?\\d{1,3}(\\.\\d{1,20})?") && Math.abs(Double.parseDouble(text)) <= most
        ? Double.valueOf(text)
        : null;
  }

  /** Robots fill in what nobody sees, or send the form faster than anybody writes. */
  boolean byRobot(long nowSeconds) {
    if (!website.isEmpty()) {
      return true;
    }
    return !opened.matches("\\d{1,12}") || nowSeconds - Long.parseLong(opened) < FASTEST_SECONDS;
  }
}
