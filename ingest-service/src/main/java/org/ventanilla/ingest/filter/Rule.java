package org.ventanilla.ingest.filter;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a public post is not sent on; {@code docs/moderation.md} publishes each. */
public enum Rule {
  /** A person of the town hall muted its author. */
  MUTED_AUTHOR,
  /** Most of its letters are of a script that the town does not want. */
  UNWANTED_SCRIPT,
  /** Its author said the same too often. */
  REPEATED_TEXT,
  TOO_MANY_LINKS,
  /** It names too many others, not counting whom it answers. */
  TOO_MANY_MENTIONS;

  /** The name in JSON, in the store and in metrics: lower case with hyphens. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Rule> of(String code) {
    return Arrays.stream(values()).filter(rule -> rule.code().equals(code)).findFirst();
  }
}
