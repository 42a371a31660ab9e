package org.ventanilla.ingest.archive;

/** Something waits to be sent. */
public record MentionsStored() {}
