package org.ventanilla.response.open311;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A service request as an application sends it ("POST Service Request").
 *
 * @param lat degrees, WGS84; null with {@code lon} when only an address is told
 * @param mediaUrl empty when none was sent
 * @param identity what makes two requests the same
 */
record Submission(
    String service,
    Double lat,
    Double lon,
    String address,
    String addressId,
    String description,
    String firstName,
    String lastName,
    String email,
    String phone,
    String deviceId,
    String accountId,
    String mediaUrl,
    Map<String, List<String>> attributes,
    String identity) {

  private static final int LINE = 200;
  private static final int MOST_DESCRIPTION = 4_000;
  private static final int MOST_ADDRESS = 300;
  private static final int MOST_URL = 2_000;

  /** @throws Open311Exception 400 with everything that is wrong */
  static Submission of(Form form) {
    List<String> wrong = new ArrayList<>();
    String service = form.text("service_code", LINE);
    if (service.isEmpty()) {
      wrong.add("service_code was not provided");
    }
    Double lat = degrees(form, "lat", 90, wrong);
    Double lon = degrees(form, "long", 180, wrong);
    String address = form.text("address_string", MOST_ADDRESS);
    String addressId = form.text("address_id", LINE);
    if ((lat == null) != (lon == null)) {
      wrong.add("lat and long must be sent together");
    } else if (lat == null && address.isEmpty() && addressId.isEmpty()) {
      wrong.add("a location was not provided: lat and long, address_string or address_id");
    }
    String email = form.text("email", LINE);
    if (!email.isEmpty() && !email.matches("[^\\s@]{1,100}@[^\\s@]{1,100}")) {
      wrong.add("email is not an e-mail address");
    }
    String mediaUrl = form.text("media_url", MOST_URL);
    if (!mediaUrl.isEmpty() && !isWebAddress(mediaUrl)) {
      wrong.add("media_url is not an http or https URL");
    }
    if (!wrong.isEmpty()) {
      throw new Open311Exception(400, wrong);
    }
    return new Submission(
        service,
        lat,
        lon,
        address,
        addressId,
        form.text("description", MOST_DESCRIPTION),
        form.text("first_name", LINE),
        form.text("last_name", LINE),
        email,
        form.text("phone", LINE),
        form.text("device_id", LINE),
        form.text("account_id", LINE),
        mediaUrl,
        form.attributes(),
        form.identity());
  }

  static boolean isWebAddress(String text) {
    try {
      URI uri = URI.create(text);
      return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Double degrees(Form form, String name, double most, List<String> wrong) {
    String text = form.text(name, LINE);
    if (text.isEmpty()) {
      return null;
    }
    if (text.matches("[+-]?\\d{1,3}(\\.\\d{1,20})?") && Math.abs(Double.parseDouble(text)) <= most) {
      return Double.valueOf(text);
    }
    wrong.add(name + " is not a number of degrees");
    return null;
  }
}
