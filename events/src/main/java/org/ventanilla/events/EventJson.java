package org.ventanilla.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;

/**
 * The JSON form of the records that cross Kafka: times are ISO-8601 in UTC, an unknown field is ignored, a missing
 * required one is refused.
 */
public final class EventJson {

  private static final int MAX_DEPTH = 32;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private EventJson() {}

  /** The record as UTF-8 JSON. */
  public static byte[] write(Object event) {
    try {
      return MAPPER.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      return writeEscaped(event);
    }
  }

  /** Half a surrogate pair, which networks do deliver, has no UTF-8; escaped it gets through as it came. */
  private static byte[] writeEscaped(Object event) {
    try {
      return MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of ours has no JSON form: " + event.getClass().getName(), e);
    }
  }

  /**
   * The record of these bytes.
   *
   * @throws MalformedEventException if they are no JSON, or lack a required field; its message holds no value of the
   *     record, so that it can be logged
   */
  public static <T> T read(byte[] json, Class<T> type) {
    if (json == null) {
      throw new MalformedEventException(type.getSimpleName() + ": empty record", null);
    }
    try {
      T event = MAPPER.readValue(json, type);
      if (event == null) {
        throw new MalformedEventException(type.getSimpleName() + ": JSON null", null);
      }
      return event;
    } catch (IOException e) {
      throw new MalformedEventException(type.getSimpleName() + ": " + reason(e), e);
    }
  }

  private static String reason(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof NullPointerException) {
        return "missing " + cause.getMessage();
      }
    }
    return e instanceof JsonProcessingException json && json.getLocation() != null
        ? "not readable at byte " + json.getLocation().getByteOffset()
        : "not readable";
  }
}
