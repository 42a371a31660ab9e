package org.ventanilla.routing.learning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.ventanilla.routing.text.Tokens;

/** Words that say nothing of what a post is about: articles, greetings, the town hall itself. */
final class LittleWords {

  private LittleWords() {}

  static Set<String> load() {
    try (InputStream in = LittleWords.class.getResourceAsStream("little-words.txt")) {
      Set<String> words = new HashSet<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> words.addAll(Tokens.fold(line)));
      return Set.copyOf(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
