package org.ventanilla.networks.x;

import java.util.regex.Pattern;

/** How X writes texts. */
final class XText {

  /** A repetition of somebody's post, as X writes it: a person who adds words writes them in front. */
  private static final Pattern RETWEET = Pattern.compile("RT @\\w{1,15}: .*", Pattern.DOTALL);

  private XText() {}

  static boolean isRetweet(String text) {
    return RETWEET.matcher(text).matches();
  }

  /** X writes three characters as HTML entities; this reads them back. */
  static String unescaped(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    // The ampersand last: what a citizen wrote as "&lt;" arrives as "&amp;lt;".
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
