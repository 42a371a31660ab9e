package org.ventanilla.quickstart;

import java.nio.file.Path;

/** The three services, each a JVM of its own. */
public enum Service {
  INGEST("ingest"),
  ROUTING("routing"),
  RESPONSE("response");

  private final String code;

  Service(String code) {
    this.code = code;
  }

  /** Its short name: in {@code pids.json}, in the addresses and in the port keys. */
  public String code() {
    return code;
  }

  String module() {
    return code + "-service";
  }

  Path jar(Path root) {
    return root.resolve(module()).resolve("target/quarkus-app/quarkus-run.jar");
  }
}
