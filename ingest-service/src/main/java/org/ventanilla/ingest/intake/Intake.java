package org.ventanilla.ingest.intake;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import org.ventanilla.events.Mention;
import org.ventanilla.events.Network;
import org.ventanilla.ingest.archive.Archive;
import org.ventanilla.ingest.archive.Payloads;
import org.ventanilla.ingest.archive.Source;
import org.ventanilla.ingest.archive.Stored;
import org.ventanilla.ingest.database.StoreUnavailableException;
import org.ventanilla.ingest.lookup.Lookups;
import org.ventanilla.networks.Reading;

/** Puts every part of a webhook or page where it belongs. */
@Singleton
public final class Intake {

  private final Archive archive;
  private final Payloads payloads;
  private final Lookups lookups;

  Intake(Archive archive, Payloads payloads, Lookups lookups) {
    this.archive = archive;
    this.payloads = payloads;
    this.lookups = lookups;
  }

  /**
   * Takes what was read; when this returns, it is stored.
   *
   * @param payload the body it was read from; empty when the network's library does not show it
   * @throws StoreUnavailableException if a part may not be stored; taking all of it again is then right
   */
  public Taken take(Network network, List<Reading> readings, Source source, String payload) {
    List<Mention> mentions =
        readings.stream()
            .filter(Reading.Spoken.class::isInstance)
            .map(reading -> ((Reading.Spoken) reading).mention())
            // What is stored first is sent first, and most networks' pages begin with the newest.
            .sorted(Comparator.comparing(Mention::postedAt))
            .toList();
    List<Reading.Pointed> pointed =
        readings.stream().filter(Reading.Pointed.class::isInstance).map(Reading.Pointed.class::cast).toList();
    List<String> unread =
        readings.stream()
            .filter(Reading.NotSpoken.class::isInstance)
            .map(Reading.NotSpoken.class::cast)
            .filter(part -> part.reason() == Reading.Reason.UNKNOWN)
            .map(Reading.NotSpoken::what)
            .distinct()
            .toList();
    Stored stored = archive.store(mentions, source, payload);
    lookups.add(network, pointed);
    if (!unread.isEmpty() && !payload.isEmpty()) {
      payloads.keepUnread(network, unread, payload);
    }
    return new Taken(mentions.size(), stored.fresh(), pointed.size(), unread.size());
  }
}
