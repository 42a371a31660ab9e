package org.ventanilla.ingest.dropped;

import org.ventanilla.ingest.problem.ProblemException;

/** No such post waits to be sent on after all. */
final class NotDroppedException extends ProblemException {

  NotDroppedException() {
    super(404, "not-dropped", "No post with this id was dropped, or it was sent on already.");
  }
}
