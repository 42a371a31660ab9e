package org.ventanilla.response.open311;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.dataformat.xml.JacksonXmlModule;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import com.fasterxml.jackson.dataformat.xml.ser.ToXmlGenerator;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes one model in both forms: a list is an array in JSON, and repeated elements below a root in XML. */
final class Answers {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .serializationInclusion(JsonInclude.Include.ALWAYS)
          .build();
  private static final XmlMapper XML = xmlMapper();

  private Answers() {}

  private static XmlMapper xmlMapper() {
    JacksonXmlModule xml = new JacksonXmlModule();
    xml.setDefaultUseWrapper(false);
    SimpleModule clean = new SimpleModule();
    clean.addSerializer(String.class, new XmlCharactersOnly());
    XmlMapper mapper = new XmlMapper(xml);
    mapper.registerModule(clean);
    mapper.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    mapper.configure(ToXmlGenerator.Feature.WRITE_XML_DECLARATION, true);
    return mapper;
  }

  /**
   * @param root the XML root, for example {@code services}
   * @param item what each element is called, for example {@code service}
   */
  static Response list(Format format, String root, String item, List<?> items) {
    return written(200, format, root, format == Format.XML ? Map.of(item, items) : items);
  }

  static Response one(Format format, String root, Object answer) {
    return written(200, format, root, answer);
  }

  /** The standard's error form: a list, even of one. */
  static Response error(Format format, int status, List<String> reasons) {
    List<ErrorView> errors = reasons.stream().map(reason -> new ErrorView(status, reason)).toList();
    return written(status, format, "errors", format == Format.XML ? Map.of("error", errors) : errors);
  }

  private record ErrorView(int code, String description) {}

  private static Response written(int status, Format format, String root, Object answer) {
    try {
      String body =
          format == Format.XML ? XML.writer().withRootName(root).writeValueAsString(answer) : JSON.writeValueAsString(answer);
      return Response.status(status)
          .header("Content-Type", format.contentType())
          .header("Access-Control-Allow-Origin", "*")
          .entity(body)
          .build();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer of ours cannot be written", e);
    }
  }

  /** XML 1.0 has no place for most control characters, not even escaped (section 2.2). */
  private static final class XmlCharactersOnly extends StdSerializer<String> {

    XmlCharactersOnly() {
      super(String.class);
    }

    @Override
    public void serialize(String value, JsonGenerator out, SerializerProvider provider) throws IOException {
      StringBuilder kept = new StringBuilder(value.length());
      value
          .codePoints()
          .filter(
              c ->
                  c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD
                      || c >= 0x10000)
          .forEach(kept::appendCodePoint);
      out.writeString(kept.toString());
    }
  }
}
