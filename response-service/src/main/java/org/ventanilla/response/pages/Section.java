package org.ventanilla.response.pages;

import java.util.Locale;

/** A part of the site that the header leads to; its code is its address. */
public enum Section {
  INBOX,
  DEMANDS;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
