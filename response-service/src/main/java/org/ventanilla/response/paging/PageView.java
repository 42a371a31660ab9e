package org.ventanilla.response.paging;

import java.util.List;

/**
 * A page as the APIs give it.
 *
 * @param next the cursor for {@code ?after=}; null at the end
 */
public record PageView<T>(List<T> items, String next) {

  public static <T> PageView<T> of(Page<T> page) {
    return new PageView<>(page.items(), page.next().orElse(null));
  }
}
