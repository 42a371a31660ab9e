package org.ventanilla.response.paging;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A part of a list that is read by keyset.
 *
 * @param items in the list's order
 * @param next the cursor of what follows; empty at the end
 */
public record Page<T>(List<T> items, Optional<String> next) {

  public Page {
    items = List.copyOf(items);
    Objects.requireNonNull(next, "next");
  }
}
