package org.ventanilla.response.account;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.ventanilla.events.Network;
import org.ventanilla.response.database.Database;

/** Table {@code account}. */
@Singleton
final class AccountTable {

  private final Database database;
  private final Clock clock;

  AccountTable(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Every account, the removed ones too, in the order in which lists show them. */
  List<TownAccount> all() {
    return database.list("SELECT * FROM account ORDER BY network, name, id", AccountTable::account);
  }

  /** Also a removed one. */
  Optional<TownAccount> find(String id) {
    return database.first("SELECT * FROM account WHERE id = ?", AccountTable::account, id);
  }

  /** The account, which nobody else changes before this transaction ends; also a removed one. */
  Optional<TownAccount> lock(String id) {
    return database.first("SELECT * FROM account WHERE id = ? FOR UPDATE", AccountTable::account, id);
  }

  /** Ours of the network's account; also a removed one. */
  Optional<TownAccount> on(Network network, String networkId) {
    return database.first(
        "SELECT * FROM account WHERE network = ? AND network_id = ?",
        AccountTable::account,
        network.code(),
        networkId);
  }

  /** False if its id, or its place on the network, is taken. */
  boolean insert(TownAccount account, String by) {
    return database.update(
            """
            INSERT INTO account (id, network, network_id, handle, name, base_url, keywords, department, notify_emails,
                                 paused, credentials, credentials_at, credentials_by, changed_at, changed_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            account.id(),
            account.network().code(),
            account.networkId(),
            account.handle(),
            account.name(),
            account.baseUrl(),
            account.keywords(),
            account.department().orElse(null),
            account.notifyEmails(),
            account.paused(),
            account.sealed().orElse(null),
            account.credentialsAt(),
            account.credentialsBy(),
            clock.instant(),
            by)
        == 1;
  }

  /** Writes what may change, as a new version that the other services are to be told. */
  void update(TownAccount account, String by) {
    database.update(
        """
        UPDATE account SET handle = ?, name = ?, base_url = ?, keywords = ?, department = ?, notify_emails = ?,
          paused = ?, credentials = ?, credentials_at = ?, credentials_by = ?, removed_at = ?, version = version + 1,
          changed_at = ?, changed_by = ?
        WHERE id = ?
        """,
        account.handle(),
        account.name(),
        account.baseUrl(),
        account.keywords(),
        account.department().orElse(null),
        account.notifyEmails(),
        account.paused(),
        account.sealed().orElse(null),
        account.credentialsAt(),
        account.credentialsBy(),
        account.removedAt(),
        clock.instant(),
        by,
        account.id());
  }

  /** What the configuration said of an account when it was last read. */
  record Declared(String settings, String sealed) {}

  Optional<Declared> declared(String id) {
    return database.first(
        "SELECT declared::text AS declared, declared_credentials FROM account WHERE id = ?",
        row -> new Declared(row.getString("declared"), row.getString("declared_credentials")),
        id);
  }

  /** No news for anybody: what is declared is only remembered, to see when it changes. */
  void remember(String id, String settings, String sealed) {
    database.update(
        "UPDATE account SET declared = ?::jsonb, declared_credentials = ? WHERE id = ?", settings, sealed, id);
  }

  /** Nobody was ever told of the secrets that are forgotten with this. */
  void forgetDeclaredCredentials(String id) {
    database.update("UPDATE account SET declared_credentials = NULL WHERE id = ?", id);
  }

  /** Those that the other services have not been told of as they are now; index account_unpublished. */
  List<TownAccount> unpublished() {
    return database.list("SELECT * FROM account WHERE published < version ORDER BY id", AccountTable::account);
  }

  void published(TownAccount account) {
    database.update(
        "UPDATE account SET published = ? WHERE id = ? AND published < ?",
        account.version(),
        account.id(),
        account.version());
  }

  private static TownAccount account(ResultSet row) throws SQLException {
    return new TownAccount(
        row.getString("id"),
        Network.of(row.getString("network")),
        row.getString("network_id"),
        row.getString("handle"),
        row.getString("name"),
        row.getString("base_url"),
        texts(row, "keywords"),
        Optional.ofNullable(row.getString("department")),
        texts(row, "notify_emails"),
        row.getBoolean("paused"),
        Optional.ofNullable(row.getString("credentials")),
        Database.instant(row, "credentials_at"),
        row.getString("credentials_by"),
        row.getLong("version"),
        Database.instant(row, "removed_at"));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return List.of((String[]) array.getArray());
  }
}
