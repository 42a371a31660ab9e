package org.ventanilla.ingest.filter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Which public posts are not sent on; 0 switches a rule off. Private messages always are. */
@ConfigMapping(prefix = "ventanilla.ingest.filter")
interface FilterConfig {

  /** Scripts that the town does not want, by their Unicode names, such as {@code cyrillic}; usually none. */
  Optional<Set<String>> unwantedScripts();

  /** How often an author may say the same within {@link #repeatWindow()}. */
  @WithDefault("10")
  int repeats();

  @WithDefault("1h")
  Duration repeatWindow();

  /** How many links a post may have. */
  @WithDefault("6")
  int links();

  /** How many others a post may name, not counting those at its beginning, whom it answers. */
  @WithDefault("15")
  int mentions();
}
