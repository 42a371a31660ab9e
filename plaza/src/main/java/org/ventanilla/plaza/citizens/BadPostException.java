package org.ventanilla.plaza.citizens;

import java.util.List;

/** What a citizen wants to say cannot be said; the message and the fields tell why. */
public final class BadPostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A field that is wrong, and what is wrong with it. */
  public record Field(String field, String message) {}

  private final transient List<Field> fields;
  private final int status;

  private BadPostException(int status, String message, List<Field> fields) {
    super(message);
    this.status = status;
    this.fields = List.copyOf(fields);
  }

  static BadPostException invalid(List<Field> fields) {
    return new BadPostException(400, "The post has fields that are wrong", fields);
  }

  static BadPostException notFound(String id) {
    return new BadPostException(404, "There is no post " + id, List.of());
  }

  static BadPostException notYours() {
    return new BadPostException(403, "Only what citizens said can be changed here", List.of());
  }

  public int status() {
    return status;
  }

  public List<Field> fields() {
    return fields;
  }
}
