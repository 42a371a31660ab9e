package org.ventanilla.ingest.dropped;

import java.time.Instant;
import java.util.List;
import org.ventanilla.events.Author;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.ingest.archive.Dropped;
import org.ventanilla.ingest.filter.Rule;

/**
 * What was not sent on, as the API shows it.
 *
 * @param criterion the published criterion
 * @param by login of who muted the author; empty when a rule of the configuration decided
 * @param at when it came in
 */
record DroppedView(
    String id,
    Network network,
    String account,
    Author author,
    MentionKind kind,
    String text,
    Instant postedAt,
    Rule rule,
    String criterion,
    String by,
    Instant at) {

  /**
   * A page.
   *
   * @param next to be given as {@code after} for the next page; null when this is the last
   */
  record Page(List<DroppedView> items, String next) {}

  /** What came of sending one on after all. */
  record Restored(String id, int versions) {}

  static DroppedView of(Dropped dropped) {
    return new DroppedView(
        dropped.id(),
        dropped.mention().network(),
        dropped.mention().account(),
        dropped.mention().author(),
        dropped.mention().kind(),
        dropped.mention().text(),
        dropped.mention().postedAt(),
        dropped.verdict().rule(),
        dropped.verdict().criterion(),
        dropped.verdict().by(),
        dropped.at());
  }
}
