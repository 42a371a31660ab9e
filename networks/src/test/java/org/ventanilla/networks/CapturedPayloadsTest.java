package org.ventanilla.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Mention;
import org.ventanilla.events.Network;

/** Every captured payload against the table {@code webhook-payloads.csv}, which says what each is and why. */
class CapturedPayloadsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  private static final Map<String, Network> FOLDERS =
      Map.of("facebook/webhooks", Network.FACEBOOK, "instagram/restfb", Network.INSTAGRAM);

  private final Networks networks = new Networks();

  @Test
  void everyCapturedPayloadIsReadAsTheTableSays() {
    Map<String, String> read = new LinkedHashMap<>();
    FOLDERS.forEach(
        (folder, network) ->
            Payloads.jsonFilesIn(folder)
                .forEach(file -> read.put(folder + " | " + file.getFileName(), readingsOf(network, file))));
    assertThat(read).containsExactlyInAnyOrderEntriesOf(expected());
  }

  @Test
  void everyLineOfTheTableSaysWhy() {
    assertThat(lines()).allSatisfy(line -> assertThat(line.split(" \\| ")).hasSize(4));
  }

  @Test
  void whatACitizenSaysCanCrossKafkaWhole() {
    FOLDERS.forEach(
        (folder, network) ->
            Payloads.jsonFilesIn(folder)
                .forEach(
                    file ->
                        networks.of(network).readWebhook(Payloads.read(file), List.of(), NOW).stream()
                            .filter(Reading.Spoken.class::isInstance)
                            .map(reading -> ((Reading.Spoken) reading).mention())
                            .forEach(mention -> assertCrossesKafka(file, mention))));
  }

  private static void assertCrossesKafka(Path file, Mention mention) {
    byte[] json = EventJson.write(mention);
    assertThat(EventJson.read(json, Mention.class)).as(file.toString()).isEqualTo(mention);
    assertThat(mention.author().id()).as(file.toString()).isNotBlank();
    assertThat(mention.id()).as(file.toString()).isNotBlank();
  }

  private String readingsOf(Network network, Path file) {
    return networks.of(network).readWebhook(Payloads.read(file), List.of(), NOW).stream()
        .map(CapturedPayloadsTest::inWords)
        .collect(Collectors.joining("; "));
  }

  static String inWords(Reading reading) {
    if (reading instanceof Reading.Spoken spoken) {
      return "spoken " + spoken.mention().kind().code() + " " + spoken.mention().change().code();
    }
    return reading instanceof Reading.NotSpoken notSpoken ? "not-spoken " + notSpoken.reason() : "pointed";
  }

  private static Map<String, String> expected() {
    Map<String, String> expected = new LinkedHashMap<>();
    for (String line : lines()) {
      String[] cells = line.split(" \\| ");
      expected.put(cells[0] + " | " + cells[1], cells[2]);
    }
    return expected;
  }

  private static List<String> lines() {
    try (BufferedReader table =
        new BufferedReader(
            new InputStreamReader(
                CapturedPayloadsTest.class.getResourceAsStream("/webhook-payloads.csv"), StandardCharsets.UTF_8))) {
      return table.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
