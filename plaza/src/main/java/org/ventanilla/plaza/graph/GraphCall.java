package org.ventanilla.plaza.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ventanilla.plaza.wire.Json;

/**
 * One call of the Graph API.
 *
 * @param method {@code GET}, {@code POST} or {@code DELETE}, also when said by a parameter {@code method}
 * @param root scheme, host and version, without a trailing slash
 * @param object the id it speaks of, or {@code me}; empty for the root
 * @param edge what of the object; empty for the object itself
 * @param parameters query, form and JSON body together
 */
record GraphCall(String method, String root, String object, String edge, Map<String, String> parameters) {

  private static final Pattern PATH =
      Pattern.compile("(/v[0-9]{1,2}\\.[0-9])?(?:/([A-Za-z0-9_.-]+))?(?:/([a-z_]+))?/?");

  /** Reads a call; empty if it is none of the Graph API. */
  static Optional<GraphCall> of(RoutingContext call, String url) {
    Matcher path = PATH.matcher(call.request().path());
    if (!path.matches()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    call.request().params().forEach(entry -> parameters.put(entry.getKey(), entry.getValue()));
    call.request().formAttributes().forEach(entry -> parameters.put(entry.getKey(), entry.getValue()));
    if (call.body() != null && call.body().buffer() != null) {
      Json.read(call.body().buffer().getBytes()).ifPresent(body -> addAll(body, parameters));
    }
    String method = parameters.getOrDefault("method", call.request().method().name()).toUpperCase();
    parameters.remove("method");
    String version = path.group(1) == null ? "" : path.group(1);
    return Optional.of(
        new GraphCall(
            method,
            url + version,
            path.group(2) == null ? "" : path.group(2),
            path.group(3) == null ? "" : path.group(3),
            parameters));
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** A parameter that is JSON, as an object; empty if it is not. */
  Optional<ObjectNode> object(String name) {
    return Json.read(parameter(name).getBytes(StandardCharsets.UTF_8));
  }

  Fields fields() {
    return Fields.parse(parameter("fields"));
  }

  /** The list that this call asks for. */
  Edge asEdge(String id) {
    return new Edge(root + "/" + id + "/" + edge, parameters);
  }

  /** The list that a field of this call asks for. */
  Edge nested(String id, Fields.Field field) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String secret : new String[] {"access_token", "appsecret_proof"}) {
      if (parameters.containsKey(secret)) {
        all.put(secret, parameters.get(secret));
      }
    }
    all.putAll(field.modifiers());
    if (!field.nestedText().isEmpty()) {
      all.put("fields", field.nestedText());
    }
    return new Edge(root + "/" + id + "/" + field.name(), all);
  }

  private static void addAll(ObjectNode body, Map<String, String> parameters) {
    body.fields()
        .forEachRemaining(
            entry -> {
              JsonNode value = entry.getValue();
              parameters.put(entry.getKey(), value.isContainerNode() ? value.toString() : value.asText());
            });
  }
}
