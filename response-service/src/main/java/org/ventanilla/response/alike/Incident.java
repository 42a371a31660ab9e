package org.ventanilla.response.alike;

import java.time.Instant;
import java.util.UUID;

/**
 * Many alike posts of different people within an hour, as one thing.
 *
 * @param service code of the service it is about
 * @param serviceName its name in the reader's language
 * @param place where; empty when not said
 * @param words the post that it was noticed by
 * @param open false once somebody has closed it
 * @param people how many different people have spoken of it
 * @param posts how many conversations belong to it
 * @param closedBy who closed it; empty while it is open
 */
public record Incident(
    UUID id,
    String service,
    String serviceName,
    String place,
    String words,
    boolean open,
    Instant openedAt,
    Instant lastPostAt,
    int people,
    int posts,
    String closedBy) {}
