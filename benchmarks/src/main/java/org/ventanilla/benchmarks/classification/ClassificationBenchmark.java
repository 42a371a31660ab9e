package org.ventanilla.benchmarks.classification;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.ventanilla.events.Classification;
import org.ventanilla.routing.catalogue.Catalogue;
import org.ventanilla.routing.classification.Classifier;
import org.ventanilla.routing.classification.Gazetteer;
import org.ventanilla.routing.classification.Model;

/** Whole classifications a second on one thread: language, kind, service, urgency, sentiment, place and reasons. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 5, time = 3)
@Fork(1)
@Threads(1)
public class ClassificationBenchmark {

  /** Folder of the texts. */
  @Param("")
  public String folder;

  /** Whether the words are those people use, or such as no text before had. */
  @Param({"usual", "unheard"})
  public String words;

  private List<String> texts;
  private Classifier classifier;
  private int next;

  @Setup
  public void read() throws IOException {
    texts = words.equals("usual") ? Texts.read(Path.of(folder)) : Texts.unheard(Texts.read(Path.of(folder)));
    Catalogue catalogue = Catalogue.builtIn();
    classifier = new Classifier(() -> catalogue, Gazetteer.builtIn(), Model.shipped());
  }

  @Benchmark
  public Classification classify() {
    next = next + 1 == texts.size() ? 0 : next + 1;
    return classifier.classify(texts.get(next));
  }
}
