package org.ventanilla.response.people;

import jakarta.inject.Singleton;
import java.util.List;
import org.ventanilla.response.database.Database;

/** The colleagues. */
@Singleton
public class People {

  private final Database database;

  People(Database database) {
    this.database = database;
  }

  /** A colleague, for a list to choose from. */
  public record Colleague(String login, String name) {}

  /** Those who answer citizens, by name. */
  public List<Colleague> answerers() {
    return database.list(
        "SELECT login, name FROM person WHERE active AND role IN ('agent', 'director', 'admin') ORDER BY name, login",
        row -> new Colleague(row.getString("login"), row.getString("name")));
  }

  /** Those who do the work of a department, by name. */
  public List<Colleague> workers(String department) {
    return database.list(
        "SELECT login, name FROM person WHERE active AND role = 'worker' AND department = ? ORDER BY name, login",
        row -> new Colleague(row.getString("login"), row.getString("name")),
        department);
  }

  /**
   * @throws UnknownPersonException if nobody active with this login answers citizens
   */
  public void requireAnswerer(String login) {
    if (answerers().stream().noneMatch(colleague -> colleague.login().equals(login))) {
      throw new UnknownPersonException("assignee");
    }
  }

  /**
   * @throws UnknownPersonException if no active worker of this department has this login
   */
  public void requireWorker(String login, String department) {
    if (workers(department).stream().noneMatch(colleague -> colleague.login().equals(login))) {
      throw new UnknownPersonException("worker");
    }
  }
}
