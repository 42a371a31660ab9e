package org.ventanilla.response.open311;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** The Open311 server, {@code ventanilla.open311.*}. */
@ConfigMapping(prefix = "ventanilla.open311")
interface Open311Config {

  /** The one {@code jurisdiction_id} that is answered for; by custom the town's domain. Absent: any is taken. */
  Optional<String> jurisdiction();

  /** How applications reach the people behind it, for the discovery document. */
  Optional<String> contact();

  /** Where the public reaches this service, without a trailing slash; the address asked for when absent. */
  Optional<URI> publicUrl();

  /** A key {@code o311_<id>_<secret>} to begin with; one of the same id that is there already is left as it is. */
  Optional<String> bootstrapKey();

  /** Hosts whose {@code media_url} may be shown; others are kept for the town hall only. */
  Optional<Set<String>> mediaHosts();
}
