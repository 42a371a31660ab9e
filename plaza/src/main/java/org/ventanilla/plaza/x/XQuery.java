package org.ventanilla.plaza.x;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.square.Square;

/**
 * The part of X's search language that a town uses: words, "exact words", {@code @name}, {@code from:}, {@code to:},
 * {@code conversation_id:}, {@code in_reply_to_tweet_id:}, {@code quotes_of_tweet_id:}, {@code url:} (also of what is
 * quoted), {@code is:reply}, {@code is:quote}, {@code is:retweet}, {@code has:media}, all of them also with a minus sign, and OR between them. Parentheses are read as spaces.
 */
final class XQuery {

  private static final Pattern TERM = Pattern.compile("-?(?:[a-z_]+:)?(?:\"[^\"]*\"|\\S+)", Pattern.CASE_INSENSITIVE);

  private final Square square;

  XQuery(Square square) {
    this.square = square;
  }

  Predicate<Post> read(String query) {
    Predicate<Post> all = post -> true;
    Predicate<Post> last = null;
    boolean or = false;
    Matcher terms = TERM.matcher(query.replaceAll("[()]", " "));
    while (terms.find()) {
      if (terms.group().equals("OR") && last != null) {
        or = true;
      } else {
        Predicate<Post> term = term(terms.group());
        if (or) {
          last = last.or(term);
          or = false;
        } else {
          all = last == null ? all : all.and(last);
          last = term;
        }
      }
    }
    return last == null ? all : all.and(last);
  }

  private Predicate<Post> term(String term) {
    if (term.startsWith("-") && term.length() > 1) {
      return term(term.substring(1)).negate();
    }
    int colon = term.indexOf(':');
    String value = term.substring(colon + 1).replace("\"", "");
    String operator = colon < 0 || term.startsWith("\"") ? "" : term.substring(0, colon).toLowerCase(Locale.ROOT);
    return switch (operator) {
      case "from" -> post -> isPerson(post.author().handle(), post.author().id(), value);
      case "to" -> post ->
          square.findEvenRemoved(post.inReplyTo())
              .map(Post::author)
              .filter(author -> isPerson(author.handle(), author.id(), value))
              .isPresent();
      case "conversation_id" -> post -> post.rootId().equals(value);
      case "in_reply_to_tweet_id" -> post -> post.inReplyTo().equals(value);
      case "quotes_of_tweet_id" -> post -> post.quotes().equals(value);
      case "url" -> post -> containsIgnoringCase(post.text(), value) || containsIgnoringCase(quoted(post), value);
      case "is" -> post -> value.equals("reply") && !post.inReplyTo().isEmpty()
          || value.equals("quote") && !post.quotes().isEmpty();
      case "has" -> post -> (value.equals("media") || value.equals("images")) && !post.media().isEmpty();
      case "lang" -> post -> XText.language(post.text()).equals(value);
      default -> words(term.replace("\"", ""));
    };
  }

  /** A quote carries the address of what it quotes, though people do not see it. */
  private String quoted(Post post) {
    return square.findEvenRemoved(post.quotes())
        .map(quoted -> "https://x.com/" + quoted.author().handle() + "/status/" + quoted.id())
        .orElse("");
  }

  private static Predicate<Post> words(String words) {
    if (words.startsWith("@")) {
      return post -> XText.mentions(post.text(), words.substring(1));
    }
    return post -> containsIgnoringCase(post.text(), words);
  }

  private static boolean isPerson(String handle, String id, String value) {
    return handle.equalsIgnoreCase(value.startsWith("@") ? value.substring(1) : value) || id.equals(value);
  }

  private static boolean containsIgnoringCase(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
