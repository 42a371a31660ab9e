package org.ventanilla.benchmarks.classification;

import java.nio.file.Path;
import java.util.Collection;
import java.util.OptionalDouble;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Prints classifications a second on one core, beside fastText's on the same texts in the same run. */
public final class ClassificationSpeed {

  private static final int WANTED = 40_000;

  private ClassificationSpeed() {}

  /**
   * @param args folder of the training texts
   */
  public static void main(String[] args) throws Exception {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(ClassificationBenchmark.class.getName())
                    .param("folder", args[0])
                    .build())
            .run();
    OptionalDouble fastText = FastTextSpeed.measure(Path.of(args[0]), Texts.read(Path.of(args[0])));
    System.out.printf("texts of %d characters, classified a second on one core (wanted: %d)%n", Texts.LENGTH, WANTED);
    for (RunResult result : results) {
      System.out.printf(
          "  Ventanilla, %s words: %.0f +- %.0f%n",
          result.getParams().getParam("words"),
          result.getPrimaryResult().getScore(),
          result.getPrimaryResult().getScoreError());
    }
    fastText.ifPresentOrElse(
        speed -> System.out.printf("  fastText, kind and service only: %.0f%n", speed),
        () -> System.out.println("  fastText: skipped, it is not installed"));
  }
}
