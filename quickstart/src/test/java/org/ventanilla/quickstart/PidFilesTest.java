package org.ventanilla.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFilesTest {

  @TempDir Path directory;

  private Process process;

  @BeforeEach
  void startSomething() throws Exception {
    process = new ProcessBuilder("sleep", "60").start();
  }

  @AfterEach
  void endIt() {
    process.destroyForcibly();
  }

  @Test
  void whatAKilledLauncherLeftIsStoppedByTheNext() throws Exception {
    new PidFiles(directory).record("ingest", process.toHandle());
    assertThat(directory.resolve("pids.json")).hasContent("{\"ingest\":" + process.pid() + "}");

    new PidFiles(directory).stopLeftovers();

    assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(directory.resolve("ingest.pid")).doesNotExist();
  }

  @Test
  void aStrangerThatWasGivenTheSameNumberIsLeftAlone() throws Exception {
    Files.writeString(directory.resolve("ingest.pid"), process.pid() + " 1000\n");

    new PidFiles(directory).stopLeftovers();

    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void aHalfWrittenRecordIsNoReasonToFail() throws Exception {
    Files.writeString(directory.resolve("ingest.pid"), "12");

    new PidFiles(directory).stopLeftovers();

    assertThat(directory.resolve("ingest.pid")).doesNotExist();
  }

  @Test
  void whatStoppedIsForgotten() {
    PidFiles pids = new PidFiles(directory);
    pids.record("ingest", process.toHandle());
    pids.forget("ingest");

    assertThat(directory.resolve("pids.json")).hasContent("{}");
    assertThat(directory.resolve("ingest.pid")).doesNotExist();
  }
}
