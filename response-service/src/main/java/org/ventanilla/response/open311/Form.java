package org.ventanilla.response.open311;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The fields of an {@code application/x-www-form-urlencoded} body. An empty field is one that was not sent. */
final class Form {

  private static final int MOST_FIELDS = 200;
  private static final Pattern ATTRIBUTE = Pattern.compile("attribute\\[([^\\]]{1,60})\\](\\[\\d{0,3}\\])?");

  private final Map<String, List<String>> fields;

  private Form(Map<String, List<String>> fields) {
    this.fields = fields;
  }

  /** @throws Open311Exception 400 if it is not written so */
  static Form of(String body) {
    try {
      return new Form(new QueryStringDecoder(body, StandardCharsets.UTF_8, false, MOST_FIELDS).parameters());
    } catch (IllegalArgumentException e) {
      throw new Open311Exception(400, "The body is not application/x-www-form-urlencoded.");
    }
  }

  /**
   * The field without spaces around it; empty when it was not sent.
   *
   * @throws Open311Exception 400 if it is longer
   */
  String text(String name, int most) {
    List<String> sent = fields.get(name);
    String text = sent == null || sent.isEmpty() ? "" : sent.get(0).replace("\0", "").strip();
    if (text.length() > most) {
      throw new Open311Exception(400, name + " has more than " + most + " characters");
    }
    return text;
  }

  /** The values of {@code attribute[code]} and {@code attribute[code][]}, by code. */
  Map<String, List<String>> attributes() {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    fields.forEach(
        (name, sent) -> {
          Matcher matcher = ATTRIBUTE.matcher(name);
          List<String> values =
              sent.stream().map(value -> value.replace("\0", "").strip()).filter(value -> !value.isEmpty()).toList();
          if (matcher.matches() && !values.isEmpty()) {
            attributes.merge(
                matcher.group(1),
                values,
                (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
          }
        });
    return attributes;
  }

  /** Everything but the key, in a fixed order: what makes two requests the same. */
  String identity() {
    StringBuilder text = new StringBuilder();
    fields.entrySet().stream()
        .filter(field -> !field.getKey().equals("api_key"))
        .sorted(Map.Entry.comparingByKey())
        .forEach(field -> text.append(field.getKey()).append('=').append(field.getValue()).append('\n'));
    return text.toString();
  }
}
