package org.ventanilla.ingest.archive;

/**
 * A mention that is stored and not sent yet.
 *
 * @param id of the document
 * @param order its place among those that wait
 * @param key the conversation key
 * @param json the record for topic {@code mentions}
 */
public record WaitingMention(String id, long order, String key, byte[] json) {}
