package org.ventanilla.response.alike;

import java.util.List;

/**
 * One outbreak, as the page shows it.
 *
 * @param incident null when it does not exist or is not the reader's to see
 * @param canClose whether the reader may end it
 */
public record IncidentPage(Incident incident, List<AlikePost> posts, boolean canClose) {

  static final IncidentPage MISSING = new IncidentPage(null, List.of(), false);
}
