package org.ventanilla.networks.x;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.ventanilla.networks.Account;

/**
 * One of the ways in which X tells what concerns an account.
 *
 * @param name for people, and in {@link XCursor}
 * @param query what is searched for; empty for what is no search
 */
record XStream(String name, String query) {

  /** The timeline of posts that name the account. */
  static final String MENTIONS = "mentions";

  /** Of the mentions, those that the timeline does not reach back to. */
  static final String OLDER = "older";

  /** What answers or quotes the account, or goes on below what it published, without naming it. */
  static final String THREADS = "threads";

  /** Private messages. */
  static final String MESSAGES = "messages";

  /** Every stream of an account, the one that matters most first. */
  static List<XStream> of(Account account, XCursor at) {
    XQueries queries = new XQueries(account);
    List<XStream> streams = new ArrayList<>();
    streams.add(new XStream(MENTIONS, ""));
    if (at.position(OLDER).isOpen()) {
      streams.add(new XStream(OLDER, queries.naming()));
    }
    streams.add(new XStream(THREADS, queries.threads(at.own())));
    for (String query : queries.keywords()) {
      streams.add(new XStream("keywords-" + digest(query), query));
    }
    streams.add(new XStream(MESSAGES, ""));
    return streams;
  }

  /** Other words are another stream, which begins at its own start. */
  private static String digest(String query) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(query.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /** The others wait for it: what it is refused says how the whole account stands. */
  boolean isMain() {
    return name.equals(MENTIONS);
  }

  boolean isSearch() {
    return !query.isEmpty();
  }
}
