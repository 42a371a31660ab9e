package org.ventanilla.plaza.square;

/** Something happened on the square. */
public record Change(What what, Post post) {

  /** What can happen to a post. */
  public enum What {
    POSTED,
    EDITED,
    REMOVED
  }
}
