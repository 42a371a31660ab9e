package org.ventanilla.plaza.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code fields=} asks for, with everything inside braces and behind dots, such as
 * {@code id,comments.limit(50).filter(stream){id,message,from{name}}}.
 */
record Fields(List<Field> asked) {

  /**
   * One field.
   *
   * @param modifiers what stands behind its dots: {@code limit} to {@code 50}
   * @param nested what stands inside its braces
   * @param nestedText the same as it was written
   */
  record Field(String name, Map<String, String> modifiers, Fields nested, String nestedText) {}

  static final Fields NONE = new Fields(List.of());

  private static final int MAX_DEPTH = 10;

  static Fields parse(String text) {
    if (text == null || text.isBlank()) {
      return NONE;
    }
    Reader reader = new Reader(text.replaceAll("\\s+", ""));
    Fields fields = reader.list(0);
    if (!reader.atEnd()) {
      throw GraphException.syntax(reader.place);
    }
    return fields;
  }

  boolean isEmpty() {
    return asked.isEmpty();
  }

  /** These fields, or others if none were asked for. */
  Fields orElse(String usual) {
    return isEmpty() ? parse(usual) : this;
  }

  private static final class Reader {
    private final String text;
    private int place;

    Reader(String text) {
      this.text = text;
    }

    boolean atEnd() {
      return place >= text.length();
    }

    Fields list(int depth) {
      if (depth > MAX_DEPTH) {
        throw GraphException.syntax(place);
      }
      List<Field> fields = new ArrayList<>();
      fields.add(field(depth));
      while (next(',')) {
        fields.add(field(depth));
      }
      return new Fields(List.copyOf(fields));
    }

    private Field field(int depth) {
      String name = word();
      Map<String, String> modifiers = new LinkedHashMap<>();
      while (next('.')) {
        String modifier = word();
        expect('(');
        int end = text.indexOf(')', place);
        if (end < 0) {
          throw GraphException.syntax(place);
        }
        modifiers.put(modifier, text.substring(place, end));
        place = end + 1;
      }
      if (!next('{')) {
        return new Field(name, modifiers, NONE, "");
      }
      int start = place;
      Fields nested = list(depth + 1);
      String nestedText = text.substring(start, place);
      expect('}');
      return new Field(name, modifiers, nested, nestedText);
    }

    private String word() {
      int start = place;
      while (!atEnd() && (Character.isLetterOrDigit(text.charAt(place)) || text.charAt(place) == '_')) {
        place++;
      }
      if (place == start) {
        throw GraphException.syntax(place);
      }
      return text.substring(start, place);
    }

    private boolean next(char wanted) {
      if (!atEnd() && text.charAt(place) == wanted) {
        place++;
        return true;
      }
      return false;
    }

    private void expect(char wanted) {
      if (!next(wanted)) {
        throw GraphException.syntax(place);
      }
    }
  }
}
