package org.ventanilla.ingest.filter;

/**
 * A post is not sent on.
 *
 * @param criterion the published criterion: a mute's own, otherwise the rule's code
 * @param by login of who muted the author; empty when a rule of the configuration decided
 */
public record Verdict(Rule rule, String criterion, String by) {

  static Verdict of(Rule rule) {
    return new Verdict(rule, rule.code(), "");
  }
}
