package org.ventanilla.response.live;

/** Something that open pages must hear, with its data as JSON. */
record LiveEvent(EventId id, String name, String data) {}
