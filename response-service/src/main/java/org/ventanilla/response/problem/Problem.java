package org.ventanilla.response.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.Map;

/**
 * A problem of RFC 9457.
 *
 * @param type names the kind of problem; no page stands behind it
 * @param members further members, such as {@code errors} with a field and a detail each
 */
record Problem(String type, String title, int status, String detail, @JsonAnyGetter Map<String, Object> members) {

  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(int status, String code, String detail, Map<String, Object> members) {
    return new Problem("urn:ventanilla:problem:" + code, title(status), status, detail, members);
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not found";
      case 405 -> "Method not allowed";
      case 406 -> "Not acceptable";
      case 409 -> "Conflict";
      case 413 -> "Content too large";
      case 415 -> "Unsupported media type";
      case 422 -> "Unprocessable content";
      case 429 -> "Too many requests";
      case 503 -> "Service unavailable";
      default -> status >= 500 ? "Internal server error" : "Error";
    };
  }
}
