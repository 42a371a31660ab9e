package org.ventanilla.ingest.intake;

/**
 * What became of the parts of a webhook or page.
 *
 * @param mentions those in which a citizen speaks
 * @param fresh those of them that were not known
 * @param pointed those whose words must be asked for
 * @param unread those that no connector knows
 */
public record Taken(int mentions, int fresh, int pointed, int unread) {}
