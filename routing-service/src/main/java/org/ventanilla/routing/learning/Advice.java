package org.ventanilla.routing.learning;

import org.ventanilla.routing.text.Tokens;

/**
 * What people have said of texts like this one.
 *
 * @param same true when one of them was this very text, or nearly
 * @param kind the kind they gave
 * @param service the service they gave
 * @param urgency the urgency they gave
 * @param nearest the most alike of those texts
 */
record Advice(boolean same, Vote kind, Vote service, Vote urgency, Wording nearest) {

  /** For a person to read: that a person decided, and the words in common, which are this citizen's own. */
  String reason(Tokens text) {
    String words = String.join(" ", nearest.sharedWith(text).stream().limit(6).toList());
    String what = same ? "corregido antes por una persona" : "parecido a lo corregido por una persona";
    return words.isEmpty() ? what : what + ": «" + words + "»";
  }
}
