package org.ventanilla.response.open311;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The two forms of every answer. XML is the standard's own, so it is the one for who does not say. */
enum Format {
  XML("text/xml; charset=utf-8"),
  JSON("application/json; charset=utf-8");

  private final String contentType;

  Format(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }

  /**
   * @param suffix {@code .xml}, {@code .json} or empty, where the Accept header decides
   */
  static Format of(String suffix, HttpHeaders headers) {
    if (suffix != null && !suffix.isEmpty()) {
      return suffix.equals(".json") ? JSON : XML;
    }
    List<MediaType> accepted = headers.getAcceptableMediaTypes();
    return !accepted.isEmpty() && accepted.get(0).isCompatible(MediaType.APPLICATION_JSON_TYPE)
            && !accepted.get(0).isWildcardType()
        ? JSON
        : XML;
  }
}
