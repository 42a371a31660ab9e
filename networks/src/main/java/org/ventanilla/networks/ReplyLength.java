package org.ventanilla.networks;

import com.twitter.twittertext.TwitterTextParser;
import java.nio.charset.StandardCharsets;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;

/**
 * How long a reply may be, counted as the network counts.
 *
 * <p>Sources: X developer documentation, "Counting characters" (twitter-text, configuration 3) and "Direct messages";
 * Messenger Platform documentation, "Send API" (2,000 characters); Instagram Platform documentation, "Messaging" (1,000
 * bytes) and "Comment moderation" (2,200 characters); Facebook's comment box (8,000 characters).
 */
public enum ReplyLength {
  X {
    @Override
    public int limit(MentionKind kind) {
      return kind == MentionKind.DIRECT_MESSAGE ? 10_000 : 280;
    }

    @Override
    public int count(MentionKind kind, String text) {
      return kind == MentionKind.DIRECT_MESSAGE ? text.length() : TwitterTextParser.parseTweet(text).weightedLength;
    }
  },
  FACEBOOK {
    @Override
    public int limit(MentionKind kind) {
      return isPrivate(kind) ? 2_000 : 8_000;
    }

    @Override
    public int count(MentionKind kind, String text) {
      return text.length();
    }
  },
  INSTAGRAM {
    @Override
    public int limit(MentionKind kind) {
      return isPrivate(kind) ? 1_000 : 2_200;
    }

    @Override
    public int count(MentionKind kind, String text) {
      return isPrivate(kind) ? text.getBytes(StandardCharsets.UTF_8).length : text.length();
    }
  };

  /**
   * The rules of a network.
   *
   * @throws IllegalArgumentException if the town cannot reply there
   */
  public static ReplyLength of(Network network) {
    return valueOf(network.name());
  }

  /** The most that {@link #count} may give for a reply to a mention of this kind. */
  public abstract int limit(MentionKind kind);

  /** The length as the network counts it. */
  public abstract int count(MentionKind kind, String text);

  /** True if the network takes it: it has words and not too many. */
  public boolean fits(MentionKind kind, String text) {
    return !text.isBlank() && count(kind, text) <= limit(kind);
  }

  /** True if a mention of this kind is answered in private. */
  private static boolean isPrivate(MentionKind kind) {
    return kind == MentionKind.DIRECT_MESSAGE || kind == MentionKind.STORY_MENTION;
  }
}
