package org.ventanilla.networks.x;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.Networks;
import org.ventanilla.networks.OutgoingReply;
import org.ventanilla.networks.Payloads;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.SocialNetwork;
import org.ventanilla.networks.TinyServer;

/**
 * Every call that the connector makes, held against the OpenAPI document of X: path, parameters and their values, body.
 *
 * <p>The document is newer than the library: what it calls {@code post.fields} twitter4j-v2 calls {@code tweet.fields},
 * and some of its fields became expansions. X answers to both; the test reads the old names as the new ones.
 */
class XContractTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<String, String> NEW_NAMES =
      Map.of("note_tweet", "note_post", "referenced_tweets", "referenced_posts");

  private final SocialNetwork x = new Networks().of(Network.X);
  private TinyServer server;
  private Account account;
  private JsonNode contract;

  @BeforeEach
  void open() throws IOException {
    contract = MAPPER.readTree(Payloads.read(Payloads.folder("x/openapi").resolve("x-api-v2-openapi.json")));
    server = new TinyServer();
    account = server.account(Network.X);
  }

  @AfterEach
  void close() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void everyCallIsAsXDescribesIt() throws IOException {
    OutgoingReply answer = new OutgoingReply("900", MentionKind.POST, "900", "200", "Gracias: mañana irán");
    OutgoingReply message = new OutgoingReply("950", MentionKind.DIRECT_MESSAGE, "dm", "200", "A las nueve");
    server.answers(200, "{\"meta\":{\"result_count\":0}}");
    x.readMentions(account, Cursor.START);
    x.readMentions(account, new Cursor("since=900;newest=950;page=7140dibdnow9c7btw3w3ixl43r8knib48jsfyzko1h5py"));
    x.lookUp(account, new Reading.Pointed("x-villarrio", "900", Map.of()));
    x.findReply(account, answer, Instant.now());
    x.findReply(account, message, Instant.now());
    server.answers(201, "{\"data\":{\"id\":\"901\",\"text\":\"Gracias\"}}");
    x.publish(account, answer);
    server.answers(201, "{\"data\":{\"dm_conversation_id\":\"100-200\",\"dm_event_id\":\"951\"}}");
    x.publish(account, message);
    assertThat(server.requests()).hasSize(7);
    for (String request : server.requests()) {
      assertThat(faults(request)).as(request).isEmpty();
    }
  }

  @Test
  void aCallThatXDoesNotDescribeIsNoticed() throws IOException {
    assertThat(faults("GET /2/users/abc/mentions?max_results=1000&since_id=x&hola=1 HTTP/1.1\n")).hasSize(4);
    assertThat(faults("POST /2/tweets HTTP/1.1\n{\"text\":\"x\",\"reply\":{},\"hola\":1}")).isNotEmpty();
    assertThat(faults("GET /2/nowhere HTTP/1.1\n")).hasSize(1);
  }

  private List<String> faults(String request) throws IOException {
    String[] lines = request.split("\n", 2);
    String[] first = lines[0].split(" ");
    URI address = URI.create(first[1]);
    List<String> faults = new ArrayList<>();
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

  private String template(String path) {
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
