package org.ventanilla.ingest.archive;

import java.time.Instant;
import org.ventanilla.events.Mention;
import org.ventanilla.ingest.filter.Verdict;

/**
 * A version of a post that is stored and not sent on.
 *
 * @param id of the document
 * @param order its place: later ones are greater
 * @param at when it came in
 */
public record Dropped(String id, long order, Mention mention, Verdict verdict, Instant at) {}
