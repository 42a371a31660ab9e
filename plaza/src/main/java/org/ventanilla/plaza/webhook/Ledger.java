package org.ventanilla.plaza.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.wire.Json;

/** Which webhooks are owed, on disk: a line when one is owed, a line when it is settled. */
final class Ledger implements AutoCloseable {

  private final OutputStream out;
  private final List<Delivery> owed;
  private long lastId;

  private Ledger(OutputStream out, Collection<Delivery> owed) {
    this.out = out;
    this.owed = List.copyOf(owed);
    this.lastId = owed.stream().mapToLong(delivery -> delivery.id).max().orElse(0);
  }

  static Ledger open(Optional<Path> directory) {
    if (directory.isEmpty()) {
      return new Ledger(OutputStream.nullOutputStream(), List.of());
    }
    try {
      Files.createDirectories(directory.get());
      Path file = directory.get().resolve("webhooks.jsonl");
      Collection<Delivery> owed = Files.exists(file) ? read(file) : List.of();
      Path fresh = directory.get().resolve("webhooks.jsonl.new");
      Files.write(fresh, owed.stream().map(Ledger::line).toList());
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return new Ledger(Files.newOutputStream(file, StandardOpenOption.APPEND), owed);
    } catch (IOException e) {
      throw new UncheckedIOException("plaza cannot keep its webhooks", e);
    }
  }

  /** What was owed when the ledger was opened, oldest first. */
  List<Delivery> owedFromBefore() {
    return owed;
  }

  synchronized Delivery owe(Network network, String key, Instant now, byte[] body) {
    Delivery delivery = new Delivery(++lastId, network, key, now, body);
    append(line(delivery));
    return delivery;
  }

  synchronized void settle(Delivery delivery) {
    append("{\"settled\":" + delivery.id + "}");
  }

  @Override
  public synchronized void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void append(String line) {
    try {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("plaza cannot write its webhooks", e);
    }
  }

  private static Collection<Delivery> read(Path file) throws IOException {
    Map<Long, Delivery> owed = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      // A last line cut short by a crash is no JSON: its post is in the square, and polling finds it.
      Json.read(line.getBytes(StandardCharsets.UTF_8)).ifPresent(node -> apply(node, owed));
    }
    return owed.values();
  }

  private static void apply(ObjectNode line, Map<Long, Delivery> owed) {
    if (line.has("settled")) {
      owed.remove(line.get("settled").asLong());
      return;
    }
    long id = line.get("owed").asLong();
    owed.put(
        id,
        new Delivery(
            id,
            Network.valueOf(line.get("network").asText()),
            line.get("key").asText(),
            Instant.parse(line.get("at").asText()),
            line.get("body").asText().getBytes(StandardCharsets.UTF_8)));
  }

  private static String line(Delivery delivery) {
    ObjectNode line =
        Json.object()
            .put("owed", delivery.id)
            .put("network", delivery.network.name())
            .put("key", delivery.key)
            .put("at", delivery.owedSince.toString())
            .put("body", new String(delivery.body, StandardCharsets.UTF_8));
    return new String(Json.bytes(line), StandardCharsets.UTF_8);
  }
}
