package org.ventanilla.response.pages;

import java.util.Locale;
import org.ventanilla.response.people.Viewer;

/** A part of the site that the header leads to; its code is its address. */
public enum Section {
  INBOX,
  DEMANDS,
  SETTINGS;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True if there is something for this reader. */
  boolean isFor(Viewer reader) {
    return this != SETTINGS || reader.seesAccounts();
  }
}
