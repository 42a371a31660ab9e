package org.ventanilla.plaza.citizens;

import java.util.List;
import org.ventanilla.plaza.wire.Problem;

/** What a citizen wants to say cannot be said; the message and the fields tell why. */
public final class BadPostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem.Field> fields;
  private final int status;

  private BadPostException(int status, String message, List<Problem.Field> fields) {
    super(message);
    this.status = status;
    this.fields = List.copyOf(fields);
  }

  static BadPostException invalid(List<Problem.Field> fields) {
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

  public List<Problem.Field> fields() {
    return fields;
  }
}
