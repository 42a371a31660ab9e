package org.ventanilla.ingest.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * A re-reading of an account, asked for by a person.
 *
 * @param since nothing written before this is stored; null for everything that the network still has
 * @param startedAt when it was asked for
 * @param finishedAt when the network had nothing more; null while it runs
 * @param pages pages read so far
 * @param found mentions in them that are not older than {@code since}
 * @param stored those of them that were not known
 */
public record Backfill(
    Instant since, Instant startedAt, Instant finishedAt, long pages, long found, long stored) {

  @JsonProperty("running")
  public boolean running() {
    return finishedAt == null;
  }
}
