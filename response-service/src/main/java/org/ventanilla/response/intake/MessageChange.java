package org.ventanilla.response.intake;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.ventanilla.events.Change;
import org.ventanilla.events.Media;
import org.ventanilla.events.Mention;
import org.ventanilla.events.RoutedMention;
import org.ventanilla.response.database.UuidV7;

/**
 * What a batch does to a message. A creation counts once; an edit counts if it is newer than what is known; a deletion
 * always counts, and nothing counts after it. So any order and any repetition ends the same.
 */
final class MessageChange {

  private UUID id;
  private boolean isNew = true;
  private boolean updated;
  /** False for one of our own replies, which no mention changes. */
  private boolean citizens = true;
  private String text = "";
  private String originalText;
  private Instant changedAt;
  private boolean edited;
  private boolean deleted;
  private RoutedMention first;
  private List<Media> media = List.of();
  private UUID conversationId;

  static MessageChange known(
      UUID id, boolean citizens, String text, Instant changedAt, boolean edited, boolean deleted) {
    MessageChange message = new MessageChange();
    message.id = id;
    message.isNew = false;
    message.citizens = citizens;
    message.text = text;
    message.changedAt = changedAt;
    message.edited = edited;
    message.deleted = deleted;
    return message;
  }

  /** When it was said; a clock that is ahead of ours does not put it above everything that follows. */
  static Instant spokenAt(Mention mention) {
    return mention.postedAt().isAfter(mention.receivedAt()) ? mention.receivedAt() : mention.postedAt();
  }

  boolean isNew() {
    return isNew && first != null;
  }

  boolean isUpdated() {
    return updated && !isNew;
  }

  void apply(RoutedMention routed, ConversationChange conversation) {
    Mention mention = routed.mention();
    Instant at = mention.receivedAt().truncatedTo(ChronoUnit.MICROS);
    if (isNew && first == null) {
      begin(routed, at, conversation);
    } else if (!citizens || deleted) {
      return;
    } else if (mention.change() == Change.DELETED) {
      deleted = true;
      text = "";
      originalText = null;
      media = List.of();
      changedAt = at;
      updated = true;
      conversation.tookBack();
    } else if (mention.change() == Change.EDITED && (at.isAfter(changedAt) || (at.equals(changedAt) && !edited))) {
      if (isNew && originalText == null) {
        originalText = text;
      }
      text = mention.text();
      media = mention.media();
      edited = true;
      changedAt = at;
      updated = true;
      conversation.reworded(routed, spokenAt(mention));
    }
  }

  private void begin(RoutedMention routed, Instant at, ConversationChange conversation) {
    Mention mention = routed.mention();
    id = UuidV7.next();
    first = routed;
    conversationId = conversation.id();
    changedAt = at;
    deleted = mention.change() == Change.DELETED;
    edited = mention.change() == Change.EDITED;
    if (deleted) {
      conversation.saidAndTookBack();
    } else {
      text = mention.text();
      media = mention.media();
      conversation.said(routed, spokenAt(mention));
    }
  }

  /** The names are those of the statement's columns. */
  record Line(
      UUID id,
      UUID conversation_id,
      String network,
      String network_id,
      String kind,
      String author,
      String text,
      String original_text,
      String language,
      List<Media> media,
      String reply_to,
      String url,
      Instant at,
      Instant changed_at,
      boolean edited,
      boolean deleted) {}

  Line line() {
    if (first == null) {
      return new Line(
          id, null, null, null, null, null, text, null, null, media, null, null, null, changedAt, edited, deleted);
    }
    Mention mention = first.mention();
    return new Line(
        id,
        conversationId,
        mention.network().code(),
        mention.id(),
        mention.kind().code(),
        mention.author().display(),
        text,
        originalText,
        first.classification().language(),
        media,
        mention.replyTo(),
        mention.url() == null ? "" : mention.url(),
        spokenAt(mention),
        changedAt,
        edited,
        deleted);
  }
}
