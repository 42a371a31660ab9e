package org.ventanilla.quickstart;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where people read: Spanish first, English under it. */
final class Console {

  private final PrintStream out;

  Console(PrintStream out) {
    this.out = out;
  }

  /** The terminal, in UTF-8 whatever the machine's locale is: a Spanish name never becomes question marks. */
  static Console ofTerminal() {
    return new Console(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
  }

  void say(Sentence sentence) {
    say(sentence.spanish(), sentence.english());
  }

  synchronized void say(String spanish, String english) {
    out.println(spanish);
    out.println("  (" + english + ")");
  }

  synchronized void print(String text) {
    out.println(text);
  }
}
