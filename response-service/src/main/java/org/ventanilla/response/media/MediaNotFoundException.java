package org.ventanilla.response.media;

import org.ventanilla.response.problem.ProblemException;

/** There is no such photo, or it is not the viewer's to see; the two cannot be told apart. */
final class MediaNotFoundException extends ProblemException {

  MediaNotFoundException() {
    super(404, "media-not-found", "There is no such photo.");
  }
}
