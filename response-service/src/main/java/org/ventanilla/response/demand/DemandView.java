package org.ventanilla.response.demand;

import java.time.Instant;
import java.util.UUID;
import org.ventanilla.events.Urgency;

/**
 * A demand as people of the town hall see it.
 *
 * @param folio for example {@code 2026-000123}
 * @param publicCode unguessable; the citizen follows the demand by it
 * @param conversation where it was asked; null when it was not opened from a conversation
 * @param place empty when none is known
 * @param dueAt when it should be done
 */
public record DemandView(
    String folio,
    String publicCode,
    UUID conversation,
    DemandState state,
    String service,
    String serviceName,
    String department,
    String departmentName,
    Urgency urgency,
    String description,
    String place,
    Instant openedAt,
    Instant dueAt) {}
