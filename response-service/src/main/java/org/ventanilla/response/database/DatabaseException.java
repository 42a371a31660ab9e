package org.ventanilla.response.database;

import java.sql.SQLException;
import java.util.Set;

/** The database refused a statement or could not be reached; the message holds no value of it. */
public final class DatabaseException extends RuntimeException {

  /** SQLSTATE classes that say that the statement itself will never succeed: data, constraint, syntax. */
  private static final Set<String> HOPELESS = Set.of("21", "22", "23", "42", "54");

  private final String sqlState;

  public DatabaseException(SQLException cause) {
    super("database: SQLSTATE " + cause.getSQLState(), cause);
    this.sqlState = cause.getSQLState() == null ? "" : cause.getSQLState();
  }

  /** True if trying the same again cannot help; false when the database is away, busy or chose us as a victim. */
  public boolean hopeless() {
    return sqlState.length() >= 2 && HOPELESS.contains(sqlState.substring(0, 2));
  }
}
