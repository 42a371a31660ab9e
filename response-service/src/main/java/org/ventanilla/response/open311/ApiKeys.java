package org.ventanilla.response.open311;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ventanilla.response.audit.Audit;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.people.Viewer;

/** Who may send requests: keys {@code o311_<id>_<secret>}, of which only the hash is kept. */
@ApplicationScoped
public class ApiKeys {

  private static final Pattern FORM = Pattern.compile("o311_([A-Za-z0-9-]{1,64})_[A-Za-z0-9_-]{16,256}");
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
    String key = "o311_" + id + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
    keep(id, key, name, viewer.login());
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
    Matcher matcher = FORM.matcher(key);
    if (!matcher.matches()) {
      throw new IllegalStateException("the Open311 key of " + name + " is not o311_<id>_<secret>");
    }
    keep(matcher.group(1), key, name, "");
  }

  private void keep(String id, String key, String name, String by) {
    database.update(
        """
        INSERT INTO open311_key (id, sha256, name, created_by, created_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """,
        id,
        hash(key),
        name,
        by,
        clock.instant());
  }

  /** Whose key it is; empty if it is none of ours, or revoked. */
  Optional<Holder> holder(String key) {
    Matcher matcher = FORM.matcher(key);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    byte[] sent = hash(key).getBytes(StandardCharsets.US_ASCII);
    return database.first(
        "SELECT id, name, sha256 FROM open311_key WHERE id = ? AND revoked_at IS NULL",
        row ->
            MessageDigest.isEqual(sent, row.getString("sha256").getBytes(StandardCharsets.US_ASCII))
                ? new Holder(row.getString("id"), row.getString("name"))
                : null,
        matcher.group(1));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
