package org.ventanilla.response.demand;

import java.time.Instant;

/** What the town answered in public, without personal data. */
public record PublicAnswer(String text, Instant at) {}
