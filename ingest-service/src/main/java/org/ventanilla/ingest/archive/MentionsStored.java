package org.ventanilla.ingest.archive;

import java.util.List;

/**
 * Something waits to be sent.
 *
 * @param ids of the documents, in the order in which they were stored
 */
public record MentionsStored(List<String> ids) {

  public MentionsStored {
    ids = List.copyOf(ids);
  }
}
