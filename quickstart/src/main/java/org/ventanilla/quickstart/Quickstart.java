package org.ventanilla.quickstart;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code mvn -Pquickstart} runs inside Maven's JVM: starts the launcher in a JVM of its own and ends with it.
 *
 * <p>It is here so that Maven waits: told to stop, by Ctrl-C or by a signal to Maven alone, it passes the word on and does
 * not leave before everything has stopped. And what cannot start ends in its one sentence, without Maven's own report.
 */
public final class Quickstart {

  private Quickstart() {}

  /** Takes no arguments; passes every {@code ventanilla.*} system property on. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Process launcher = new ProcessBuilder(command()).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(launcher), "stop-launcher"));
    int code = launcher.waitFor();
    // Killed, it could not stop the others itself.
    Leftovers.stopIfAbandoned(Places.home());
    System.exit(code);
  }

  private static void stop(Process launcher) {
    launcher.destroy();
    try {
      launcher.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Dfile.encoding=UTF-8"));
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("ventanilla."))
        .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
    command.add("-D" + Launcher.PARENT + "=" + ProcessHandle.current().pid());
    command.add("-Dventanilla.log=" + Places.launcherLog());
    command.addAll(List.of("-cp", classPath(), Launcher.class.getName()));
    return command;
  }

  private static String classPath() {
    if (Quickstart.class.getClassLoader() instanceof URLClassLoader loader) {
      return Stream.of(loader.getURLs()).map(Quickstart::path).collect(Collectors.joining(File.pathSeparator));
    }
    return System.getProperty("java.class.path");
  }

  private static String path(URL url) {
    return Path.of(java.net.URI.create(url.toString())).toString();
  }
}
