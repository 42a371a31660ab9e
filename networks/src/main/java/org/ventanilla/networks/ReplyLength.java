package org.ventanilla.networks;

import com.twitter.twittertext.TwitterTextParser;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;

/**
 * How long a reply may be, counted as the network counts.
 *
 * <p>Sources: X developer documentation, "Counting characters" (twitter-text, configuration 3) and "Direct messages";
 * Messenger Platform documentation, "Send API" (2,000 characters); Instagram Platform documentation, "Messaging" (1,000
 * bytes) and "Comment moderation" (2,200 characters); Facebook's comment box (8,000 characters);
 * Mastodon documentation, "Posting: text" (500 characters on a usual server, links count 23, of a name on another server
 * only what is before the server); AT Protocol lexicon {@code app.bsky.feed.post} (300 graphemes, 3,000 bytes).
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
  },
  MASTODON {
    /** Less than a server's usual 500, since the citizen's name is put in front: up to 30 letters, sign and space. */
    @Override
    public int limit(MentionKind kind) {
      return 500 - 32;
    }

    @Override
    public int count(MentionKind kind, String text) {
      String shortened = LINK.matcher(text).replaceAll("x".repeat(23));
      return characters(REMOTE_NAME.matcher(shortened).replaceAll("$1"));
    }
  },
  BLUESKY {
    @Override
    public int limit(MentionKind kind) {
      return 300;
    }

    /** Also at most 3,000 bytes: ten of them count no less than a character. */
    @Override
    public int count(MentionKind kind, String text) {
      int tens = (text.getBytes(StandardCharsets.UTF_8).length + 9) / 10;
      return Math.max(characters(text), tens);
    }
  };

  private static final Pattern LINK = Pattern.compile("https?://\\S+");
  private static final Pattern REMOTE_NAME = Pattern.compile("(@\\w+)@[\\w.-]+\\w");

  /** What people take for one character, such as a family of four. */
  private static final Pattern CHARACTER = Pattern.compile("\\X");

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

  private static int characters(String text) {
    return (int) CHARACTER.matcher(text).results().count();
  }

  /** True if a mention of this kind is answered in private. */
  private static boolean isPrivate(MentionKind kind) {
    return kind == MentionKind.DIRECT_MESSAGE || kind == MentionKind.STORY_MENTION;
  }
}
