package org.ventanilla.response.open311;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.ventanilla.response.audit.Audit;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.people.Viewer;
import org.ventanilla.response.token.HashedToken;

/** Who may send requests: keys {@code o311_<id>_<secret>}, of which only the hash is kept. */
@ApplicationScoped
public class ApiKeys {

  private static final String PREFIX = "o311";
  private static final int ID_BYTES = 6;
  private static final int SECRET_BYTES = 24;

  private final Database database;
  private final Audit audit;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  ApiKeys(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A key as administrators see it; never the key itself.
   *
   * @param name whose it is, as the history of demands shows it
   * @param revokedAt null while it is good
   */
  public record Listed(String id, String name, Instant createdAt, Instant revokedAt) {}

  /** A new key; the only time that it is shown. */
  public record Made(String id, String name, String key) {}

  record Holder(String id, String name) {}

  public List<Listed> all() {
    return database.list(
        "SELECT id, name, created_at, revoked_at FROM open311_key ORDER BY created_at DESC, id",
        row ->
            new Listed(
                row.getString("id"),
                row.getString("name"),
                Database.instant(row, "created_at"),
                Database.instant(row, "revoked_at")));
  }

  @Transactional
  public Made make(Viewer viewer, String name) {
    String id = HexFormat.of().formatHex(bytes(ID_BYTES));
    String key = PREFIX + "_" + id + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
    keep(new HashedToken(id, HashedToken.sha256(key)), name, viewer.login());
    audit.record(viewer, "make-open311-key", id);
    return new Made(id, name, key);
  }

  /** @return false if there is no such key, or it was revoked before */
  @Transactional
  public boolean revoke(Viewer viewer, String id) {
    boolean revoked =
        database.update(
                "UPDATE open311_key SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", clock.instant(), id)
            == 1;
    if (revoked) {
      audit.record(viewer, "revoke-open311-key", id);
    }
    return revoked;
  }

  /** Takes a key that was made elsewhere, unless it is known already. */
  @Transactional
  void take(String key, String name) {
    HashedToken token =
        HashedToken.of(PREFIX, key)
            .orElseThrow(() -> new IllegalStateException("the Open311 key of " + name + " is not o311_<id>_<secret>"));
    keep(token, name, "");
  }

  private void keep(HashedToken key, String name, String by) {
    database.update(
        """
        INSERT INTO open311_key (id, sha256, name, created_by, created_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """,
        key.id(),
        key.sha256(),
        name,
        by,
        clock.instant());
  }

  /** Whose key it is; empty if it is none of ours, or revoked. */
  Optional<Holder> holder(String key) {
    return HashedToken.of(PREFIX, key)
        .flatMap(
            sent ->
                database.first(
                    "SELECT id, name, sha256 FROM open311_key WHERE id = ? AND revoked_at IS NULL",
                    row ->
                        sent.hasHash(row.getString("sha256"))
                            ? new Holder(row.getString("id"), row.getString("name"))
                            : null,
                    sent.id()));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
