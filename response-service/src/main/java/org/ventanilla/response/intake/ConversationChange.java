package org.ventanilla.response.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ventanilla.events.Classification;
import org.ventanilla.events.Referral;
import org.ventanilla.events.RoutedMention;

/** What a batch does to a conversation. */
final class ConversationChange {

  private final UUID id;
  private final String key;
  private final String department;
  private final boolean corrected;
  private Instant lastMessageAt;
  private int added;
  private boolean spoke;
  private boolean rebuild;
  private Classification classification;
  private final List<String> words = new ArrayList<>();

  ConversationChange(UUID id, String key, String department, boolean corrected, Instant lastMessageAt) {
    this.id = id;
    this.key = key;
    this.department = department;
    this.corrected = corrected;
    this.lastMessageAt = lastMessageAt;
  }

  UUID id() {
    return id;
  }

  String key() {
    return key;
  }

  /** The department it had before. */
  String departmentBefore() {
    return department;
  }

  boolean spoke() {
    return spoke;
  }

  boolean changed() {
    return added > 0 || spoke || rebuild;
  }

  /** The citizen says something new. */
  void said(RoutedMention routed, Instant at) {
    added++;
    spoke = true;
    words.add(routed.mention().text());
    words.add(ConversationLine.place(routed.classification()));
    reclassify(routed, at);
  }

  /** What the citizen took back before we had heard it. */
  void saidAndTookBack() {
    added++;
  }

  /** The citizen says it in other words. */
  void reworded(RoutedMention routed, Instant at) {
    rebuild = true;
    reclassify(routed, at);
  }

  /** The citizen takes something back. */
  void tookBack() {
    rebuild = true;
  }

  /** The latest words decide, unless a person has decided. */
  private void reclassify(RoutedMention routed, Instant at) {
    if (!at.isBefore(lastMessageAt)) {
      lastMessageAt = at;
      if (!corrected) {
        classification = routed.classification();
      }
    }
  }

  /** The names are those of the statement's columns; null leaves a column as it is. */
  record Line(
      UUID id,
      int added,
      Instant at,
      boolean spoke,
      boolean rebuild,
      String words,
      String language,
      String kind,
      String service,
      String department,
      String urgency,
      String sentiment,
      Double confidence,
      String place,
      Double place_lat,
      Double place_lon,
      List<String> reasons,
      String model,
      Boolean unsure,
      Referral refer_to) {}

  Line line() {
    Classification said = classification;
    String joined = String.join(" ", words);
    if (said == null) {
      return new Line(
          id, added, lastMessageAt, spoke, rebuild, joined, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null);
    }
    return new Line(
        id,
        added,
        lastMessageAt,
        spoke,
        rebuild,
        joined,
        said.language(),
        said.kind().code(),
        said.service(),
        said.department(),
        said.urgency().code(),
        said.sentiment().code(),
        said.confidence(),
        ConversationLine.place(said),
        said.place() == null ? null : said.place().lat(),
        said.place() == null ? null : said.place().lon(),
        said.reasons(),
        said.model(),
        said.needsHuman(),
        said.referTo());
  }
}
