package org.ventanilla.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

  @TempDir Path directory;

  @Test
  void oneLauncherAtATime() throws Exception {
    try (Home first = Home.take(directory, 0)) {
      assertThat(first.directory()).isEqualTo(directory);
      assertThatThrownBy(() -> Home.take(directory, 0))
          .isInstanceOf(CannotStartException.class)
          .hasMessageContaining("already running");
    }
    Home.take(directory, 0).close();
  }

  @Test
  void aFullDiskIsSaidBeforeAnythingStarts() {
    assertThatThrownBy(() -> Home.take(directory, Long.MAX_VALUE))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("is full");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsSaid() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));

    assertThatThrownBy(() -> Home.take(file.resolve("quickstart"), 0))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("Cannot write to");
  }
}
