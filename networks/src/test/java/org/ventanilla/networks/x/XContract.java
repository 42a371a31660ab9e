package org.ventanilla.networks.x;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ventanilla.networks.Payloads;

/**
 * The OpenAPI document of X, which requests are held against: path, parameters and their values, body.
 *
 * <p>The document is newer than the library: what it calls {@code post.fields} twitter4j-v2 calls {@code tweet.fields},
 * and some of its fields became expansions. X answers to both; this reads the old names as the new ones.
 */
final class XContract {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<String, String> NEW_NAMES =
      Map.of("note_tweet", "note_post", "referenced_tweets", "referenced_posts");

  /** The one call that is of OAuth 2.0 (RFC 6749, section 4.4.2) and not in the document. */
  private static final String APP_TOKEN = "POST /oauth2/token HTTP/1.1\ngrant_type=client_credentials";

  private final JsonNode contract;

  XContract() throws IOException {
    contract = MAPPER.readTree(Payloads.read(Payloads.folder("x/openapi").resolve("x-api-v2-openapi.json")));
  }

  /** What X does not describe about a request: its first line, and its body after a line break; empty if all is well. */
  List<String> faults(String request) throws IOException {
    String[] lines = request.split("\n", 2);
    String[] first = lines[0].split(" ");
    URI address = URI.create(first[1]);
    List<String> faults = new ArrayList<>();
    if (request.equals(APP_TOKEN)) {
      return List.of();
    }
    String template = template(address.getPath());
    if (template.isEmpty()) {
      return List.of("no such path");
    }
    JsonNode operation = contract.path("paths").path(template).path(first[0].toLowerCase(Locale.ROOT));
    Set<String> missing = new HashSet<>();
    Map<String, JsonNode> parameters = new HashMap<>();
    for (JsonNode parameter : operation.path("parameters")) {
      JsonNode resolved = resolved(parameter);
      parameters.put(resolved.path("name").asText(), resolved);
      if (resolved.path("required").asBoolean() && resolved.path("in").asText().equals("query")) {
        missing.add(resolved.path("name").asText());
      }
    }
    String[] named = template.split("/");
    String[] given = address.getPath().split("/");
    for (int i = 0; i < named.length; i++) {
      if (named[i].startsWith("{")) {
        String name = named[i].substring(1, named[i].length() - 1);
        faults.addAll(faults(name, given[i], parameters.get(name).path("schema")));
      }
    }
    for (String pair : address.getRawQuery() == null ? new String[0] : address.getRawQuery().split("&")) {
      String name = pair.substring(0, pair.indexOf('='));
      String value = URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8);
      JsonNode parameter = parameters.get(name.equals("tweet.fields") ? "post.fields" : name);
      missing.remove(name);
      if (parameter == null) {
        faults.add("no parameter " + name);
      } else if (name.equals("tweet.fields")) {
        faults.addAll(unknownFields(value, parameter, parameters.get("expansions")));
      } else {
        faults.addAll(faults(name, value, parameter.path("schema")));
      }
    }
    missing.forEach(name -> faults.add("missing " + name));
    if (operation.has("requestBody")) {
      JsonNode schema = operation.path("requestBody").path("content").path("application/json").path("schema");
      validate(schema, MAPPER.readTree(lines[1])).forEach(fault -> faults.add("body: " + fault));
    }
    return faults;
  }

  /** The path of X's document that a path is one of; empty if none. */
  String template(String path) {
    String found = "";
    for (var names = contract.path("paths").fieldNames(); names.hasNext(); ) {
      String template = names.next();
      boolean matches = path.matches(template.replaceAll("\\{[^}]+}", "[^/]+"));
      // A path without a variable comes before one with: /2/tweets/search/recent is no id.
      if (matches && (found.isEmpty() || !template.contains("{"))) {
        found = template;
      }
    }
    return found;
  }

  private static List<String> unknownFields(String value, JsonNode fields, JsonNode expansions) {
    Set<String> known = new HashSet<>();
    fields.path("schema").path("items").path("enum").forEach(name -> known.add(name.asText()));
    expansions.path("schema").path("items").path("enum").forEach(name -> known.add(name.asText()));
    List<String> unknown = new ArrayList<>();
    for (String name : value.split(",")) {
      if (!known.contains(NEW_NAMES.getOrDefault(name, name))) {
        unknown.add("no field " + name);
      }
    }
    return unknown;
  }

  private List<String> faults(String name, String value, JsonNode schema) {
    JsonNode instance =
        switch (schema.path("type").asText()) {
          case "array" -> MAPPER.valueToTree(List.of(value.split(",")));
          case "integer" -> value.matches("-?\\d+") ? MAPPER.valueToTree(Long.parseLong(value)) : MAPPER.valueToTree(value);
          default -> MAPPER.valueToTree(value);
        };
    return validate(schema, instance).stream().map(fault -> name + ": " + fault).toList();
  }

  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText("");
    return reference.isEmpty() ? node : contract.at(reference.substring(1));
  }

  private List<String> validate(JsonNode schema, JsonNode instance) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", contract.path("components"));
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(whole).validate(instance).stream()
        .map(Object::toString)
        .toList();
  }
}
