package org.ventanilla.plaza.x;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.ventanilla.plaza.wire.Answer;
import org.ventanilla.plaza.wire.Json;

/** What X answers when it does not do what it was asked (X developer documentation, "Response codes and errors"). */
final class XProblems {

  private static final String TYPES = "https://api.x.com/2/problems/";

  private XProblems() {}

  static Answer unauthorized() {
    return plain(401, "Unauthorized", "Unauthorized");
  }

  static Answer tooMany() {
    return plain(429, "Too Many Requests", "Too Many Requests");
  }

  static Answer unavailable() {
    return plain(503, "Service Unavailable", "Service Unavailable");
  }

  static Answer noSuchPath() {
    return plain(404, "Not Found", "Not Found");
  }

  static Answer forbidden(String detail) {
    return plain(403, "Forbidden", detail);
  }

  static Answer invalid(String parameter, String value, String message) {
    ObjectNode body = Json.object();
    ObjectNode error = body.putArray("errors").addObject();
    error.putObject("parameters").putArray(parameter).add(value);
    error.put("message", message);
    body.put("title", "Invalid Request")
        .put("detail", "One or more parameters to your request was invalid.")
        .put("type", TYPES + "invalid-request");
    return Answer.problem(400, body);
  }

  /** The entry in {@code errors} for something that is not there; the answer itself is 200. */
  static ObjectNode notFound(String kind, String parameter, String value) {
    return Json.object()
        .put("value", value)
        .put("detail", "Could not find " + kind + " with " + parameter + ": [" + value + "].")
        .put("title", "Not Found Error")
        .put("resource_type", kind)
        .put("parameter", parameter)
        .put("resource_id", value)
        .put("type", TYPES + "resource-not-found");
  }

  static Answer nothing(String kind, String parameter, String value) {
    ObjectNode body = Json.object();
    body.putArray("errors").add(notFound(kind, parameter, value));
    return Answer.ok(body);
  }

  private static Answer plain(int status, String title, String detail) {
    return new Answer(
        status,
        Json.object().put("title", title).put("detail", detail).put("type", "about:blank").put("status", status),
        "application/problem+json",
        Map.of());
  }
}
