package org.ventanilla.quickstart;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where each part answers, as the others and people write it. */
record Addresses(Ports ports) {

  String plaza() {
    return url(ports.plaza());
  }

  String kafka() {
    return "127.0.0.1:" + ports.kafka();
  }

  String postgres() {
    return "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/ventanilla";
  }

  String mongo() {
    return "mongodb://127.0.0.1:" + ports.mongo();
  }

  /** By the names that {@code credentials.json} has. */
  Map<String, String> urls() {
    Map<String, String> urls = new LinkedHashMap<>();
    urls.put("response", url(ports.response()));
    urls.put("ingest", url(ports.ingest()));
    urls.put("routing", url(ports.routing()));
    urls.put("plaza", plaza());
    urls.put("kafka", kafka());
    urls.put("postgres", postgres() + "?user=ventanilla&password=ventanilla");
    urls.put("mongo", mongo());
    return urls;
  }

  private static String url(int port) {
    return "http://localhost:" + port;
  }
}
