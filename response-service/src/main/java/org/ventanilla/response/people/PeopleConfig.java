package org.ventanilla.response.people;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Who may sign in, {@code ventanilla.people.*}. */
@ConfigMapping(prefix = "ventanilla.people")
interface PeopleConfig {

  /**
   * A JSON file with {@code users} [{login, password, role, department?, token?, name?}]: who does not exist is made at
   * the start; who exists is left as they are.
   */
  Optional<Path> bootstrapFile();
}
