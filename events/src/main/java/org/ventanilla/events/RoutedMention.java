package org.ventanilla.events;

import java.util.Objects;

/** A mention and what was understood of it, as it crosses topic {@link Topics#DEMANDS}. */
public record RoutedMention(Mention mention, Classification classification) {

  public RoutedMention {
    Objects.requireNonNull(mention, "mention");
    Objects.requireNonNull(classification, "classification");
  }
}
