package org.ventanilla.quickstart;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** What people need to know when everything runs: where it is and who can log in. */
final class Table {

  private static final Map<String, String> ROLES =
      Map.of(
          "agent", "community manager",
          "department", "jefatura de área",
          "worker", "operario/a",
          "director", "dirección de comunicación",
          "mayor", "alcaldía",
          "admin", "administración");

  private Table() {}

  static String of(Credentials credentials, Ports ports, Path home, Duration startup) {
    Map<String, String> urls = credentials.urls();
    StringBuilder table = new StringBuilder();
    table.append(String.format("%nVentanilla está en marcha · Ventanilla is running (%d s)%n%n", startup.toSeconds()));
    row(table, urls.get("response") + "/inbox", "bandeja y demandas · inbox and demands");
    row(table, urls.get("plaza") + "/", "plaza: redes simuladas, hable como vecino/a · simulated networks");
    row(table, urls.get("ingest"), "entrada: cuentas y webhooks · ingest");
    row(table, urls.get("routing"), "clasificación · routing");
    row(
        table,
        "127.0.0.1",
        "Kafka " + ports.kafka() + ", PostgreSQL " + ports.postgres() + ", MongoDB " + ports.mongo());
    table.append(String.format("%n  %-12s %-16s %s%n", "usuario", "contraseña", "papel · role"));
    for (Credentials.User user : credentials.users()) {
      table.append(
          String.format("  %-12s %-16s %s · %s%n", user.login(), user.password(), ROLES.get(user.role()), role(user)));
    }
    table.append(String.format("%nAbra %s/inbox · Open %s/inbox%n", urls.get("response"), urls.get("response")));
    table.append(String.format("Ctrl-C lo para todo · stops everything. Datos y claves · data and keys: %s", home));
    return table.toString();
  }

  private static void row(StringBuilder table, String where, String what) {
    table.append(String.format("  %-30s %s%n", where, what));
  }

  private static String role(Credentials.User user) {
    return user.department() == null ? user.role() : user.role() + ", " + user.department();
  }
}
