package org.ventanilla.plaza.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Errors of plaza's own addresses, in the form of RFC 9457 with the fields that are wrong. */
public final class Problem {

  /** A field that is wrong, and what is wrong with it. */
  public record Field(String field, String message) {}

  private Problem() {}

  public static Answer of(int status, String title, List<Field> fields) {
    ObjectNode body = Json.object().put("type", "about:blank").put("title", title).put("status", status);
    ArrayNode errors = body.putArray("errors");
    fields.forEach(field -> errors.addObject().put("field", field.field()).put("message", field.message()));
    return Answer.problem(status, body);
  }
}
