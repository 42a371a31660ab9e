package org.ventanilla.response.people;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.security.jpa.Password;
import io.quarkus.security.jpa.Roles;
import io.quarkus.security.jpa.UserDefinition;
import io.quarkus.security.jpa.Username;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.ventanilla.response.database.Database;

/** Who may sign in. */
@Entity
@UserDefinition
public class Person extends PanacheEntityBase {

  @Id @Username public String login;
  public String name;
  /** bcrypt, in modular crypt form. */
  @Password public String password;
  @Roles public String role;
  public String department;
  public boolean active;
  @Column(name = "created_at")
  public Instant createdAt;

  protected Person() {}

  Person(String login, String name, String bcrypt, Role role, String department, Instant createdAt) {
    this.login = login;
    this.name = name;
    this.password = bcrypt;
    this.role = role.code();
    this.department = department;
    this.active = true;
    this.createdAt = createdAt;
  }

  /** The active person with this login, as the one who asks. */
  static Optional<Viewer> viewer(Database database, String login) {
    return database.first(
        "SELECT login, name, role, department FROM person WHERE login = ? AND active",
        row ->
            new Viewer(
                row.getString("login"),
                row.getString("name"),
                Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString("department"))),
        login);
  }
}
