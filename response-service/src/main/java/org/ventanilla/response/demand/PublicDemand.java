package org.ventanilla.response.demand;

import java.time.Instant;

/**
 * A demand as anybody may see it; its words hold no personal data.
 *
 * @param code the public code
 * @param reason why it was referred or rejected; empty otherwise
 * @param place empty when only the map says it
 * @param lat degrees, WGS84; null with {@code lon} when only words say where
 * @param attributes JSON object, what the service asked besides
 * @param supporters how many said that it concerns them too
 */
public record PublicDemand(
    String code,
    String folio,
    DemandState state,
    String service,
    String department,
    String description,
    String place,
    String addressId,
    String reason,
    Double lat,
    Double lon,
    String attributes,
    int supporters,
    Instant openedAt,
    Instant changedAt,
    Instant dueAt) {}
