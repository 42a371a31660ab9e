package org.ventanilla.response.people;

import java.util.Locale;

/** What a person does in the town hall; the code is the lower-case name, as in the session, the tokens and the APIs. */
public enum Role {
  /** Community manager: the whole inbox. */
  AGENT,
  /** Department head: what is routed to the own department, nothing else. */
  DEPARTMENT,
  /** Field worker. */
  WORKER,
  /** Communications director. */
  DIRECTOR,
  /** Reads everything, changes nothing. */
  MAYOR,
  /** Operations. */
  ADMIN;

  /** Names for {@code @RolesAllowed}, which takes only constants. */
  public static final String AGENT_CODE = "agent";
  public static final String DEPARTMENT_CODE = "department";
  public static final String WORKER_CODE = "worker";
  public static final String DIRECTOR_CODE = "director";
  public static final String MAYOR_CODE = "mayor";
  public static final String ADMIN_CODE = "admin";

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
