package org.ventanilla.quickstart;

/** Something outside the program keeps it from starting; the sentence says what, and what to do. */
final class CannotStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Sentence sentence;

  CannotStartException(String spanish, String english) {
    super(english);
    this.sentence = new Sentence(spanish, english);
  }

  CannotStartException(String spanish, String english, Throwable cause) {
    this(spanish, english);
    initCause(cause);
  }

  Sentence sentence() {
    return sentence;
  }
}
