package org.ventanilla.ingest.account;

/** The accounts, or what is wanted of them, are not as before; {@link Accounts} tells how they are. */
public record AccountsChanged() {}
