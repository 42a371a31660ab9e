package org.ventanilla.response.inbox;

import java.util.Objects;
import org.ventanilla.events.Network;
import org.ventanilla.events.Urgency;

/**
 * What a list of conversations is narrowed to; null means any.
 *
 * @param view which list
 * @param department code
 * @param service code in the catalogue
 * @param q words to look for in texts, names, handles, places and folios; accents and plurals are forgiven
 */
public record InboxFilter(
    InboxView view, String department, Network network, String service, Urgency urgency, String q) {

  public InboxFilter {
    Objects.requireNonNull(view, "view");
    department = blankToNull(department);
    service = blankToNull(service);
    q = blankToNull(q);
  }

  /** The whole of a view. */
  public static InboxFilter of(InboxView view) {
    return new InboxFilter(view, null, null, null, null, null);
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
