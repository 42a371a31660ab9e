package org.ventanilla.events;

import java.util.Objects;

/**
 * How well a service fits a mention.
 *
 * @param code the service's code in the catalogue
 * @param score between 0 and 1
 */
public record ServiceScore(String code, double score) {

  public ServiceScore {
    Objects.requireNonNull(code, "code");
  }
}
