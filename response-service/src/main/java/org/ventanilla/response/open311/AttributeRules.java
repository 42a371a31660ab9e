package org.ventanilla.response.open311;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the attributes of a request are as its service asks for them. */
final class AttributeRules {

  private static final int MOST_CHARACTERS = 1_000;

  private AttributeRules() {}

  /** What is wrong; empty if nothing is. */
  static List<String> broken(ServiceDefinition definition, Map<String, List<String>> sent) {
    List<String> broken = new ArrayList<>();
    for (ServiceDefinition.Attribute attribute : definition.attributes()) {
      List<String> values = sent.getOrDefault(attribute.code(), List.of());
      String name = "attribute[" + attribute.code() + "]";
      if (values.isEmpty()) {
        if (attribute.required() && attribute.variable()) {
          broken.add(name + " was not provided");
        }
      } else if (values.size() > 1 && !attribute.datatype().equals("multivaluelist")) {
        broken.add(name + " takes one value");
      } else if (!values.stream().allMatch(value -> fits(attribute, value))) {
        broken.add(name + " is not a valid " + attribute.datatype());
      }
    }
    Set<String> known =
        definition.attributes().stream().map(ServiceDefinition.Attribute::code).collect(Collectors.toSet());
    sent.keySet().stream()
        .filter(code -> !known.contains(code))
        .forEach(code -> broken.add("attribute[" + code + "] is not asked for by this service"));
    return broken;
  }

  private static boolean fits(ServiceDefinition.Attribute attribute, String value) {
    if (value.length() > MOST_CHARACTERS) {
      return false;
    }
    return switch (attribute.datatype()) {
      case "number" -> value.matches("[+-]?\\d{1,15}([.,]\\d{1,15})?");
      case "datetime" -> isTime(value);
      case "string" -> !value.contains("\n");
      case "singlevaluelist", "multivaluelist" ->
          attribute.values().stream().anyMatch(choice -> choice.key().equals(value));
      default -> true;
    };
  }

  private static boolean isTime(String value) {
    try {
      OffsetDateTime.parse(value);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
