package org.ventanilla.networks;

import java.time.Instant;

/**
 * A network's budget for an endpoint.
 *
 * @param limit calls in a window; -1 when not told
 * @param remaining calls left in it; -1 when not told
 * @param resetAt when it is full again; null when not told
 */
public record RateLimit(int limit, int remaining, Instant resetAt) {

  public static final RateLimit UNKNOWN = new RateLimit(-1, -1, null);
}
