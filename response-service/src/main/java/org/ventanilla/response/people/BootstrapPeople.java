package org.ventanilla.response.people;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.token.HashedToken;

/** Makes the first people of a town from a file. */
@ApplicationScoped
class BootstrapPeople {

  private static final Logger LOG = Logger.getLogger(BootstrapPeople.class);

  private static final Map<Role, String> NAMES =
      Map.of(
          Role.AGENT, "Atención en redes",
          Role.DEPARTMENT, "Jefatura de área",
          Role.WORKER, "Operario/a",
          Role.DIRECTOR, "Dirección de comunicación",
          Role.MAYOR, "Alcaldía",
          Role.ADMIN, "Administración");

  private final Database database;
  private final ObjectMapper json;
  private final Clock clock;

  BootstrapPeople(Database database, ObjectMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record People(List<User> users) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record User(String login, String password, String role, String department, String token, String name) {}

  /**
   * Makes those who do not exist.
   *
   * @throws IllegalStateException if the file cannot be read, or asks for what cannot be; says which user
   */
  @Transactional
  void make(Path file) {
    People people;
    try {
      people = json.readValue(file.toFile(), People.class);
    } catch (IOException e) {
      // The message of the cause may hold a password.
      throw new IllegalStateException("ventanilla.people.bootstrap-file cannot be read as JSON");
    }
    long made = people.users() == null ? 0 : people.users().stream().filter(this::make).count();
    LOG.infof("%d people made from the bootstrap file", made);
  }

  private boolean make(User user) {
    Role role = role(user);
    boolean known =
        database.first("SELECT 1 FROM person WHERE login = ?", row -> true, user.login()).orElse(false);
    if (!known) {
      String name = user.name() == null || user.name().isBlank() ? NAMES.get(role) : user.name();
      database.update(
          """
          INSERT INTO person (login, name, password, role, department, created_at)
          VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
          """,
          user.login(),
          name,
          BcryptUtil.bcryptHash(user.password()),
          role.code(),
          blankToNull(user.department()),
          clock.instant());
    }
    if (user.token() != null && !user.token().isBlank()) {
      HashedToken token =
          HashedToken.of(PersonalTokenProvider.PREFIX, user.token())
              .orElseThrow(() -> new IllegalStateException("the token of " + user.login() + " is not vt_<id>_<secret>"));
      database.update(
          "INSERT INTO personal_token (id, sha256, login, created_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
          token.id(),
          token.sha256(),
          user.login(),
          clock.instant());
    }
    return !known;
  }

  private static Role role(User user) {
    if (user.login() == null || user.password() == null || user.role() == null) {
      throw new IllegalStateException("a user of the bootstrap file lacks login, password or role");
    }
    try {
      return Role.valueOf(user.role().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("the role of " + user.login() + " is none of ours");
    }
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
