package org.ventanilla.response.pages;

import java.util.List;
import org.ventanilla.response.people.Viewer;

/** A feature that has something to say at the top of every page. */
public interface Notices {

  /** What the reader is told now; nothing to somebody who cannot act on it. */
  List<Notice> of(Viewer reader, Frame frame);

  /**
   * One line.
   *
   * @param text in the reader's language
   * @param address the page where something can be done about it; empty when the reader may not go there
   */
  record Notice(String text, String address) {}
}
