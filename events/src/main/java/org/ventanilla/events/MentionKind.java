package org.ventanilla.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** In which form a citizen spoke. The JSON form is lower case with hyphens: {@code "direct-message"}. */
public enum MentionKind {
  /** A post of one's own that names the town, or a post on the town's page. */
  POST,
  /** A comment below a publication. */
  COMMENT,
  /** An answer to a post or a comment. */
  REPLY,
  DIRECT_MESSAGE,
  STORY_MENTION,
  WEB_REPORT;

  /** The name used in JSON. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The value with this code, in any case.
   *
   * @throws IllegalArgumentException if there is none
   */
  @JsonCreator
  public static MentionKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
