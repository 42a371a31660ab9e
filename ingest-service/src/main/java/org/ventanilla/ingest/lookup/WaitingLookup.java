package org.ventanilla.ingest.lookup;

import org.ventanilla.networks.Reading;

/**
 * Something to be asked for.
 *
 * @param id of the document
 * @param tries how often it was asked for in vain
 */
record WaitingLookup(String id, Reading.Pointed pointed, int tries) {}
