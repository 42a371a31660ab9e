package org.ventanilla.ingest.polling;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.ventanilla.ingest.account.Backfill;
import org.ventanilla.ingest.account.Backfills;
import org.ventanilla.ingest.archive.Source;
import org.ventanilla.ingest.intake.Intake;
import org.ventanilla.ingest.intake.Taken;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.MentionPage;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.SocialNetwork;

/** Reads an account again because a person asked for it, some pages a turn, from where the last turn or run ended. */
final class BackfillReading {

  private static final Logger LOG = Logger.getLogger(BackfillReading.class);

  private final SocialNetwork network;
  private final Intake intake;
  private final Backfills backfills;

  BackfillReading(SocialNetwork network, Intake intake, Backfills backfills) {
    this.network = network;
    this.intake = intake;
    this.backfills = backfills;
  }

  /**
   * Reads on, if there is anything to read again.
   *
   * @return true if more is left for the next turn
   */
  boolean readOn(Account account, int pages) {
    Optional<Map.Entry<Backfill, Cursor>> running = backfills.running(account.id());
    return running.isPresent() && read(account, running.get().getKey().since(), running.get().getValue(), pages);
  }

  private boolean read(Account account, Instant since, Cursor from, int pages) {
    Cursor cursor = since != null && from.equals(Cursor.START) ? network.startingAt(since) : from;
    boolean more = true;
    for (int read = 0; more && read < pages; read++) {
      MentionPage page = network.readMentions(account, cursor);
      List<Reading> wanted = page.readings().stream().filter(reading -> !isBefore(since, reading)).toList();
      Taken taken = intake.take(account.network(), wanted, Source.BACKFILL, "");
      more = page.more() && !page.next().equals(cursor);
      cursor = page.next();
      backfills.advanced(account.id(), cursor, more, taken.mentions(), taken.fresh());
    }
    if (!more) {
      LOG.infof("%s was read again to its end", account.id());
    }
    return more;
  }

  private static boolean isBefore(Instant since, Reading reading) {
    return since != null
        && reading instanceof Reading.Spoken spoken
        && spoken.mention().postedAt().isBefore(since);
  }
}
