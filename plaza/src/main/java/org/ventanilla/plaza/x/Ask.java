package org.ventanilla.plaza.x;

import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which fields and expansions a call of the X API asks for. X renames "tweet" to "post" in its newer contract; a call
 * with {@code post.fields} is answered in the new words, any other in the ones that libraries use today. Names are kept
 * here in the old words.
 */
record Ask(boolean newWords, Set<String> post, Set<String> user, Set<String> media, Set<String> expansions) {

  static Ask of(MultiMap query) {
    boolean newWords = query.contains("post.fields") || asksInNewWords(query.get("expansions"));
    Set<String> post = list(query.get("tweet.fields"));
    list(query.get("post.fields")).forEach(field -> post.add(oldWord(field)));
    Set<String> expansions =
        list(query.get("expansions")).stream().map(Ask::oldExpansion).collect(Collectors.toSet());
    return new Ask(newWords, post, list(query.get("user.fields")), list(query.get("media.fields")), expansions);
  }

  /** True if the field was asked for, or an expansion needs it. */
  boolean wants(String postField) {
    return post.contains(postField)
        || switch (postField) {
          case "author_id" -> expands("author_id");
          case "in_reply_to_user_id" -> expands("in_reply_to_user_id");
          case "attachments" -> expands("attachments.media_keys");
          case "referenced_tweets" -> expands("referenced_tweets.id") || expands("referenced_tweets.id.author_id");
          case "entities" -> expands("entities.mentions.username");
          default -> false;
        };
  }

  boolean expands(String expansion) {
    return expansions.contains(expansion);
  }

  /** The name on the wire of what was called {@code ..._tweet...}. */
  String word(String oldWord) {
    return newWords ? oldWord.replace("tweet", "post") : oldWord;
  }

  private static boolean asksInNewWords(String expansions) {
    return list(expansions).stream().anyMatch(expansion -> expansion.contains("post"));
  }

  private static String oldWord(String field) {
    return switch (field) {
      case "note_post" -> "note_tweet";
      case "referenced_posts" -> "referenced_tweets";
      default -> field;
    };
  }

  private static String oldExpansion(String expansion) {
    return switch (expansion) {
      case "referenced_posts" -> "referenced_tweets.id";
      case "edit_history_post_ids" -> "edit_history_tweet_ids";
      default -> expansion;
    };
  }

  private static Set<String> list(String value) {
    return value == null
        ? new LinkedHashSet<>()
        : Arrays.stream(value.split(","))
            .map(String::strip)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
