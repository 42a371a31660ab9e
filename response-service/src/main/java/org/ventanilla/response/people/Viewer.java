package org.ventanilla.response.people;

import java.util.Objects;
import java.util.Optional;

/**
 * The person who asks, with what decides on what they may see. Every query of conversations and demands takes one, so
 * that the scope is in the query and not in the page.
 *
 * @param login the person's login
 * @param name as shown to colleagues
 * @param role what they do
 * @param department code of their department; empty for a role of the whole town
 */
public record Viewer(String login, String name, Role role, Optional<String> department) {

  public Viewer {
    Objects.requireNonNull(login, "login");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(department, "department");
  }

  /** The department that everything shown must belong to; empty when the person sees the whole town. */
  public Optional<String> scope() {
    return switch (role) {
      case DEPARTMENT, WORKER -> Optional.of(department.orElse("none"));
      case AGENT, DIRECTOR, MAYOR, ADMIN -> Optional.empty();
    };
  }

  /** True if the person may answer citizens and change conversations. */
  public boolean answers() {
    return switch (role) {
      case AGENT, DIRECTOR, ADMIN -> true;
      case DEPARTMENT, WORKER, MAYOR -> false;
    };
  }

  /** True if the person may change anything at all: write notes, work on demands. */
  public boolean writes() {
    return role != Role.MAYOR;
  }

  /** True if the person may open demands and decide on them. */
  public boolean decidesOnDemands() {
    return answers() || role == Role.DEPARTMENT;
  }

  /** True if the person may see how it goes with the town's accounts. */
  public boolean seesAccounts() {
    return role == Role.DIRECTOR || role == Role.ADMIN;
  }

  /** True if the person may add, pause, renew and remove the town's accounts. */
  public boolean managesAccounts() {
    return role == Role.ADMIN;
  }
}
