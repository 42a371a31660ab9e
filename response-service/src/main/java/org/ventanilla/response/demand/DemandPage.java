package org.ventanilla.response.demand;

import java.util.List;

/**
 * One demand, as the page shows it.
 *
 * @param demand null when it is not the reader's to see
 * @param history oldest first
 */
public record DemandPage(DemandView demand, List<DemandEventView> history) {

  static final DemandPage MISSING = new DemandPage(null, List.of());
}
