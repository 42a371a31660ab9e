package org.ventanilla.ingest.lookup;

/** Something waits to be asked for. */
public record LookupsAdded() {}
