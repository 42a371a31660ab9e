package org.ventanilla.routing.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ventanilla.routing.catalogue.Catalogue;

class HostileTextTest {

  private static final int MEGABYTE = 1 << 20;
  private static final Duration BOUND = Duration.ofMillis(50);
  private static final Catalogue CATALOGUE = Catalogue.builtIn();
  private static final Classifier CLASSIFIER = new Classifier(() -> CATALOGUE, Gazetteer.builtIn(), Model.shipped());

  @BeforeAll
  static void warmUp() {
    for (int i = 0; i < 300; i++) {
      CLASSIFIER.classify("Hay un bache en la calle Mayor número " + i);
    }
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("a letter below a megabyte of combining marks", "a" + "\u0301".repeat(MEGABYTE)),
        Arguments.of("marks of falling combining class", "a" + "\u0345\u0301\u0323\u0334".repeat(MEGABYTE / 4)),
        Arguments.of("right-to-left overrides", "\u202ebache\u202c ".repeat(MEGABYTE / 8)),
        Arguments.of("zalgo", "b\u0335\u0321\u0310a\u0334\u0322\u0300c\u0336".repeat(MEGABYTE / 10)),
        Arguments.of("ten thousand hashtags", "#BacheEnLaCalle ".repeat(10_000)),
        Arguments.of("lone surrogates", "\ud800 \udc00a".repeat(MEGABYTE / 4)),
        Arguments.of("NUL", "\u0000".repeat(MEGABYTE)),
        Arguments.of("one word", "a".repeat(MEGABYTE)),
        Arguments.of("one word of two letters", "ab".repeat(MEGABYTE / 2)),
        Arguments.of("streets without an end", "calle Mayor de la ".repeat(MEGABYTE / 18)),
        Arguments.of("signs", "@#/.¿?@@##".repeat(MEGABYTE / 10)),
        Arguments.of("letters that grow when plain", "\ufdfa".repeat(MEGABYTE)),
        Arguments.of("a cut pair at the limit", "x".repeat(3_999) + "\ud83d\ude00"),
        Arguments.of("bold letters", "𝐁𝐚𝐜𝐡𝐞 ".repeat(MEGABYTE / 11)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void hostileTextCostsBoundedTimeAndNeverFails(String name, String text) {
    assertThatCode(() -> CLASSIFIER.classify(text)).doesNotThrowAnyException();
    // The least of five: what the text costs, not what else the machine does.
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      CLASSIFIER.classify(text);
      least = Math.min(least, System.nanoTime() - start);
    }
    assertThat(Duration.ofNanos(least)).isLessThan(BOUND);
  }
}
