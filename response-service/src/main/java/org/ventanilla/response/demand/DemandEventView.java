package org.ventanilla.response.demand;

import java.time.Instant;

/**
 * One line of a demand's history.
 *
 * @param by name of the person
 * @param what {@code opened}, {@code state}, {@code service}, {@code urgency}, {@code place}, {@code description} or
 *     {@code worker}
 */
public record DemandEventView(Instant at, String by, String what, String was, String became, String comment) {}
