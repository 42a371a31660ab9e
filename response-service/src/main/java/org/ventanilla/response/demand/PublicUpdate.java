package org.ventanilla.response.demand;

import java.time.Instant;

/**
 * A change of state of a public demand.
 *
 * @param id of the change; never changes
 * @param code public code of the demand
 * @param reason why it was rejected or referred, without personal data; empty otherwise
 */
public record PublicUpdate(String id, String code, DemandState state, String reason, Instant at) {}
