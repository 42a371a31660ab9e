package org.ventanilla.networks.x;

import java.util.ArrayList;
import java.util.List;
import org.ventanilla.networks.Account;

/**
 * What is searched for, in X's search language (X developer documentation, "Build a query" and "Operators" of recent
 * search). What names the account is left out, since the timeline of mentions has it, and every post read is paid for.
 */
final class XQueries {

  /** The longest query of an app without a contract of its own. */
  static final int LONGEST = 512;

  private static final String HANDLE = "[A-Za-z0-9_]{1,15}";

  private final String id;
  private final String handle;
  private final List<String> keywords;

  XQueries(Account account) {
    this.id = String.valueOf(XIds.number(account.networkId()));
    // What is no handle must not become part of a query.
    this.handle = account.handle().matches(HANDLE) ? account.handle() : "";
    this.keywords = account.keywords();
  }

  /** Posts that name the account. */
  String naming() {
    return (handle.isEmpty() ? "to:" + id : "@" + handle) + " -from:" + id + " -is:retweet";
  }

  /**
   * Answers to the account, quotes of what it said, and what is said below its publications.
   *
   * @param own ids of publications, the most important first; as many as fit are used
   */
  String threads(List<String> own) {
    List<String> terms = new ArrayList<>();
    terms.add("to:" + id);
    if (!handle.isEmpty()) {
      terms.add("url:\"x.com/" + handle + "/status\"");
      terms.add("url:\"twitter.com/" + handle + "/status\"");
    }
    own.forEach(publication -> terms.add("conversation_id:" + publication));
    return joined(terms).get(0);
  }

  /** Posts with the account's keywords, in as many queries as their length needs; none without keywords. */
  List<String> keywords() {
    return joined(keywords.stream().map(XQueries::term).filter(term -> !term.isEmpty()).distinct().toList());
  }

  /** A hashtag as it is, anything else as the exact words; quotes and backslashes have a meaning, so they go. */
  private static String term(String keyword) {
    String words = keyword.replaceAll("[\"\\\\\\p{Cntrl}]", " ").strip().replaceAll("\\s+", " ");
    if (words.matches("[#＃][\\p{L}\\p{M}\\p{Nd}_]+")) {
      return "#" + words.substring(1);
    }
    return words.codePoints().noneMatch(Character::isLetterOrDigit) ? "" : "\"" + words + "\"";
  }

  private List<String> joined(List<String> terms) {
    String rest = ")" + (handle.isEmpty() ? "" : " -@" + handle) + " -from:" + id + " -is:retweet";
    List<String> queries = new ArrayList<>();
    StringBuilder query = new StringBuilder();
    for (String term : terms) {
      if (1 + term.length() + rest.length() > LONGEST) {
        continue;
      }
      if (!query.isEmpty() && query.length() + " OR ".length() + term.length() + rest.length() > LONGEST) {
        queries.add(query + rest);
        query.setLength(0);
      }
      query.append(query.isEmpty() ? "(" : " OR ").append(term);
    }
    if (!query.isEmpty()) {
      queries.add(query + rest);
    }
    return queries;
  }
}
