package org.ventanilla.networks.x;

/** X writes three characters of a post as HTML entities; this reads them back. */
final class XText {

  private XText() {}

  static String unescaped(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    // The ampersand last: what a citizen wrote as "&lt;" arrives as "&amp;lt;".
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
