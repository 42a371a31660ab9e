package org.ventanilla.response.demand;

import java.time.Instant;
import java.util.List;

/**
 * What a public list of demands is narrowed to.
 *
 * @param services codes; empty means all
 * @param open true for those still to be done, false for the others, null for both
 * @param from opened then or later
 * @param until opened before
 */
public record PublicDemandFilter(List<String> services, Boolean open, Instant from, Instant until) {}
