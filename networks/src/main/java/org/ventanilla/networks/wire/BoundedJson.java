package org.ventanilla.networks.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.ventanilla.networks.UnreadableWebhookException;

/**
 * JSON of a network, read with bounds on depth and on the length of numbers, texts and names, so that a crafted body
 * costs no more than its bytes.
 */
public final class BoundedJson {

  private static final int MAX_DEPTH = 64;
  private static final int MAX_NUMBER = 100;
  private static final int MAX_NAME = 1_000;
  private static final int MAX_TEXT = 1_000_000;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER)
                          .maxNameLength(MAX_NAME)
                          .maxStringLength(MAX_TEXT)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private BoundedJson() {}

  /**
   * The object that a webhook's body is.
   *
   * @throws UnreadableWebhookException if it is no JSON, breaks a bound, or is not an object
   */
  public static JsonNode webhook(byte[] body) {
    JsonNode root;
    try {
      root = MAPPER.readTree(body);
    } catch (IOException e) {
      // Without the cause: Jackson quotes the body in its messages.
      throw new UnreadableWebhookException("the body is not readable JSON", null);
    }
    if (root == null || !root.isObject()) {
      throw new UnreadableWebhookException("the body is not a JSON object", null);
    }
    return root;
  }

  /** The answer of a network; a missing node when it is no JSON. */
  public static JsonNode answer(String body) {
    try {
      JsonNode root = MAPPER.readTree(body);
      return root == null ? MAPPER.missingNode() : root;
    } catch (IOException e) {
      return MAPPER.missingNode();
    }
  }

  /** The JSON of maps, lists and texts of ours. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (IOException e) {
      throw new IllegalStateException("no JSON form", e);
    }
  }
}
