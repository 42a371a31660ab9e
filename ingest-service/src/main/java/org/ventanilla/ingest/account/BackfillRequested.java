package org.ventanilla.ingest.account;

/** A person asked to have an account read again. */
public record BackfillRequested(String account) {}
