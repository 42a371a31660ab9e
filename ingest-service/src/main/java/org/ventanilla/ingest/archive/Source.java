package org.ventanilla.ingest.archive;

import java.util.Locale;

/** How a mention came to us. */
public enum Source {
  WEBHOOK,
  POLL,
  BACKFILL,
  LOOKUP;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
