package org.ventanilla.response.open311;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.demand.NeighbourDemands;
import org.ventanilla.response.demand.ReportedDemand;
import org.ventanilla.response.token.HashedToken;

/** Turns what an application sends into a demand, once. */
@ApplicationScoped
class Submissions {

  /** An application that lost our answer sends the same again; a day later it is a new request. */
  private static final Duration SAME_REQUEST = Duration.ofDays(1);

  private static final int LOCK = 311;

  private final Database database;
  private final NeighbourDemands demands;
  private final Services services;
  private final ObjectMapper json;
  private final Clock clock;

  Submissions(Database database, NeighbourDemands demands, Services services, ObjectMapper json, Clock clock) {
    this.database = database;
    this.demands = demands;
    this.services = services;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Opens a demand, or finds the one that the same words from the same application opened within a day.
   *
   * @return its public code
   * @throws Open311Exception if the service or an attribute is not as it must be
   */
  @Transactional
  String open(ApiKeys.Holder sender, Submission sent) {
    services.requireActive(sent.service());
    List<String> broken =
        AttributeRules.broken(services.definition(sent.service(), Locale.forLanguageTag("es")), sent.attributes());
    if (!broken.isEmpty()) {
      throw new Open311Exception(400, broken);
    }
    String digest = HashedToken.sha256(sender.id() + "\n" + sent.identity());
    // Two of the same at once: the second waits here and then finds the first.
    database.list("SELECT pg_advisory_xact_lock(?, hashtext(?))", row -> true, LOCK, digest);
    Optional<String> known = known(digest);
    if (known.isPresent()) {
      return known.get();
    }
    NeighbourDemands.Opened opened =
        demands.open(
            new ReportedDemand(
                "open311", sent.service(), sent.description(), sent.address(), sent.addressId(), sent.lat(), sent.lon()),
            "Open311 · " + sender.name());
    keep(opened.folio(), sender, sent, digest);
    return opened.publicCode();
  }

  private Optional<String> known(String digest) {
    return database.first(
        """
        SELECT d.public_code FROM demand_report r JOIN demand d ON d.folio = r.folio
        WHERE r.digest = ? AND r.created_at > ? ORDER BY r.created_at DESC LIMIT 1
        """,
        row -> row.getString("public_code"),
        digest,
        clock.instant().minus(SAME_REQUEST));
  }

  private void keep(String folio, ApiKeys.Holder sender, Submission sent, String digest) {
    database.update(
        """
        INSERT INTO demand_report (folio, api_key, digest, first_name, last_name, email, phone, device_id, account_id,
          media_url, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        folio,
        sender.id(),
        digest,
        sent.firstName(),
        sent.lastName(),
        sent.email(),
        sent.phone(),
        sent.deviceId(),
        sent.accountId(),
        sent.mediaUrl(),
        clock.instant());
    database.update("UPDATE demand SET attributes = ?::jsonb WHERE folio = ?", attributes(sent), folio);
  }

  private String attributes(Submission sent) {
    try {
      return json.writeValueAsString(sent.attributes());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts that cannot be written as JSON", e);
    }
  }
}
