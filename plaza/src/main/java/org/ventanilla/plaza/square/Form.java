package org.ventanilla.plaza.square;

/** In which form something was said. */
public enum Form {
  /** The top of a thread: a post on X, a post on or about the page, an Instagram publication. */
  POST,
  /** An answer on X, a comment or an answer to a comment on Facebook and Instagram. */
  REPLY,
  /** A direct message; {@link Post#rootId()} is the citizen's id. */
  MESSAGE
}
