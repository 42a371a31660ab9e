package org.ventanilla.response.open311;

import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlElementWrapper;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlProperty;
import java.util.List;

/** What a service asks besides the place ("GET Service Definition"). */
record ServiceDefinition(
    String serviceCode,
    @JacksonXmlElementWrapper(localName = "attributes") @JacksonXmlProperty(localName = "attribute")
        List<Attribute> attributes) {

  /**
   * @param variable false when it is only shown and asks for nothing
   * @param datatype string, number, datetime, text, singlevaluelist or multivaluelist
   * @param order first is 1
   */
  record Attribute(
      boolean variable,
      String code,
      String datatype,
      boolean required,
      String datatypeDescription,
      int order,
      String description,
      @JacksonXmlElementWrapper(localName = "values") @JacksonXmlProperty(localName = "value") List<Choice> values) {}

  /** One of a list's values. */
  record Choice(String key, String name) {}
}
