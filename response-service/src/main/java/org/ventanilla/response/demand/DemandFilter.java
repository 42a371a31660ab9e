package org.ventanilla.response.demand;

/**
 * What a list of demands is narrowed to; null means any.
 *
 * @param department code
 * @param service code in the catalogue
 */
public record DemandFilter(DemandState state, String department, String service) {}
