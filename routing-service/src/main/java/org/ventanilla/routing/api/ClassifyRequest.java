package org.ventanilla.routing.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ventanilla.routing.text.WellFormed;

/**
 * The texts of a request: one object with {@code text}, or a list of such objects or of plain strings.
 *
 * @param single whether one answer is wanted rather than a list
 */
record ClassifyRequest(List<Item> items, boolean single) {

  /** A text, with the caller's own mark for it; the mark is null when there is none. */
  record Item(JsonNode id, String text) {}

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final int MOST_ERRORS = 20;

  static ClassifyRequest read(byte[] body, int maxTexts) {
    JsonNode root = parse(body);
    List<Problem.FieldError> errors = new ArrayList<>();
    List<Item> items = new ArrayList<>();
    if (root.isArray()) {
      if (root.size() > maxTexts) {
        throw Problem.of(Status.BAD_REQUEST, "at most " + maxTexts + " texts in one request", List.of());
      }
      for (int i = 0; i < root.size() && errors.size() < MOST_ERRORS; i++) {
        items.add(item(root.get(i), "[" + i + "]", errors));
      }
    } else {
      items.add(item(root, "", errors));
    }
    if (!errors.isEmpty()) {
      throw Problem.of(Status.BAD_REQUEST, "the request has fields at fault", errors);
    }
    return new ClassifyRequest(items, !root.isArray());
  }

  private static JsonNode parse(byte[] body) {
    try {
      JsonNode root = body == null ? null : JSON.readTree(body);
      if (root != null && (root.isArray() || root.isObject())) {
        return root;
      }
    } catch (JsonProcessingException e) {
      throw Problem.of(
          Status.BAD_REQUEST, "the body is not JSON at byte " + e.getLocation().getByteOffset(), List.of());
    } catch (IOException e) {
      throw Problem.of(Status.BAD_REQUEST, "the body is not readable", List.of());
    }
    throw Problem.of(Status.BAD_REQUEST, "the body must be an object with \"text\", or a list", List.of());
  }

  private static Item item(JsonNode node, String path, List<Problem.FieldError> errors) {
    if (node.isTextual()) {
      return new Item(null, node.textValue());
    }
    String field = path.isEmpty() ? "text" : path + ".text";
    if (!node.isObject()) {
      errors.add(new Problem.FieldError(path, "must be a string or an object"));
    } else if (!node.hasNonNull("text")) {
      errors.add(new Problem.FieldError(field, "is required"));
    } else if (!node.get("text").isTextual()) {
      errors.add(new Problem.FieldError(field, "must be a string"));
    } else if (node.hasNonNull("id") && !node.get("id").isValueNode()) {
      errors.add(new Problem.FieldError(path.isEmpty() ? "id" : path + ".id", "must be a string or a number"));
    } else {
      return new Item(mark(node.get("id")), node.get("text").textValue());
    }
    return new Item(null, "");
  }

  /** The caller's mark as it can be sent back. */
  private static JsonNode mark(JsonNode id) {
    return id != null && id.isTextual() ? TextNode.valueOf(WellFormed.of(id.textValue())) : id;
  }
}
