package org.ventanilla.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

  @TempDir Path directory;

  @Test
  void theOwnerSearchesInSpanishWithoutAccents() throws Exception {
    try (PostgresServer postgres = PostgresServer.start(directory, 0);
        Connection connection = connect(postgres)) {
      connection.createStatement().execute("create extension unaccent");
      connection.createStatement().execute("create extension pg_trgm");

      assertThat(
              isTrue(
                  connection,
                  "select to_tsvector('spanish', unaccent('Se han CAÍDO los ÁRBOLES de la calle Peñón'))"
                      + " @@ websearch_to_tsquery('spanish', unaccent('arbol caídos peñon'))"))
          .isTrue();
      assertThat(isTrue(connection, "select lower('ÁRBOL Ñ') = 'árbol ñ'")).isTrue();
    }
  }

  @Test
  void whatWasCommittedIsThereAfterAnOutage() throws Exception {
    try (PostgresServer postgres = PostgresServer.start(directory, 0)) {
      try (Connection connection = connect(postgres)) {
        connection.createStatement().execute("create table demand (folio text primary key)");
        connection.createStatement().execute("insert into demand values ('2026-000001')");
      }
      postgres.stop();
      assertThatThrownBy(() -> connect(postgres)).isInstanceOf(SQLException.class);

      postgres.restart();

      try (Connection connection = connect(postgres)) {
        assertThat(isTrue(connection, "select folio = '2026-000001' from demand")).isTrue();
      }
    }
  }

  @Test
  void aTakenPortIsSaidInOneSentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> PostgresServer.start(directory, taken.getLocalPort()))
          .isInstanceOf(StoreFailedException.class)
          .hasMessageContaining("PostgreSQL did not start on port " + taken.getLocalPort());
    }
  }

  private static Connection connect(PostgresServer postgres) throws SQLException {
    PostgresServer.Address address = postgres.address();
    return DriverManager.getConnection(address.jdbcUrl(), address.username(), address.password());
  }

  private static boolean isTrue(Connection connection, String query) throws SQLException {
    try (ResultSet result = connection.createStatement().executeQuery(query)) {
      return result.next() && result.getBoolean(1);
    }
  }
}
