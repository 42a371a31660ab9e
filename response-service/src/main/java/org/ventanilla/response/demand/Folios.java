package org.ventanilla.response.demand;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Locale;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.town.TownConfig;

/** The names of demands: a folio for people to say, a public code for a citizen to follow it by. */
@Singleton
class Folios {

  private static final int CODE_BYTES = 18;

  private final Database database;
  private final TownConfig town;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Folios(Database database, TownConfig town, Clock clock) {
    this.database = database;
    this.town = town;
    this.clock = clock;
  }

  /** The next folio of the town's year; whoever asks next waits until this transaction ends. */
  String next() {
    int year = clock.instant().atZone(town.zone()).getYear();
    int number =
        database
            .first(
                """
                INSERT INTO folio_counter (year, last) VALUES (?, 1)
                ON CONFLICT (year) DO UPDATE SET last = folio_counter.last + 1 RETURNING last
                """,
                row -> row.getInt("last"),
                year)
            .orElseThrow();
    return String.format(Locale.ROOT, "%d-%06d", year, number);
  }

  /** 144 random bits. */
  String publicCode() {
    byte[] bytes = new byte[CODE_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
