package org.ventanilla.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Something a citizen said to the town, as it crosses topic {@link Topics#MENTIONS}.
 *
 * <p>Required: network, account, id, conversationKey, author, postedAt, receivedAt, kind and change; a record without
 * one of them is refused when it is read. Everything else has an empty default, so that records only ever grow.
 *
 * @param network where it was said
 * @param account the municipal account it was said to: its configured id, or {@code network:id-on-the-network} when a
 *     signed webhook speaks of an account that is not configured
 * @param id the post's id on the network; with the network it is unique
 * @param conversationKey one per citizen and root post ({@link #conversationKey(Network, String, String, String)}); the
 *     Kafka key, so that a thread keeps its order
 * @param author who said it
 * @param text the words as the network gave them, at most {@value #MAX_TEXT} UTF-16 units
 * @param media photos and files, in the author's order
 * @param geo where the author put it; null when not said
 * @param replyTo id of the post this answers; null when it answers none
 * @param url the original on the network; null when it has no public address
 * @param postedAt when the network says it was posted
 * @param receivedAt when we stored it
 * @param kind in which form
 * @param change created, edited or deleted
 */
public record Mention(
    Network network,
    String account,
    String id,
    String conversationKey,
    Author author,
    String text,
    List<Media> media,
    Geo geo,
    String replyTo,
    String url,
    Instant postedAt,
    Instant receivedAt,
    MentionKind kind,
    Change change) {

  /** No network allows a longer post; Facebook's 63,206 characters are the longest. */
  public static final int MAX_TEXT = 65_536;

  public Mention {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(conversationKey, "conversationKey");
    Objects.requireNonNull(author, "author");
    Objects.requireNonNull(postedAt, "postedAt");
    Objects.requireNonNull(receivedAt, "receivedAt");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(change, "change");
    text = text == null ? "" : shortened(text);
    media = media == null ? List.of() : List.copyOf(media);
  }

  /** The mention's name across the services: {@code network:id}. */
  @JsonIgnore
  public String mentionId() {
    return network.code() + ":" + id;
  }

  /** The key of the conversation that a citizen has below a root post, or in a private thread. */
  public static String conversationKey(Network network, String account, String rootId, String authorId) {
    return String.join(":", network.code(), account, rootId, authorId);
  }

  private static String shortened(String text) {
    if (text.length() <= MAX_TEXT) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT;
    return text.substring(0, end);
  }
}
