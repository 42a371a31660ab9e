package org.ventanilla.response.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ventanilla.response.town.AMention.aMention;
import static org.ventanilla.response.town.Town.as;

import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.ventanilla.response.town.ServiceTest;
import org.ventanilla.response.town.Town;
import org.ventanilla.response.town.Villarrio.Person;

@ServiceTest
class LiveQuarkusTest {

  @Inject Town town;
  @Inject DataSource dataSource;
  @Inject LivePosition position;

  /** An open page. */
  private static final class Page implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Long> times = new CopyOnWriteArrayList<>();
    private final Stream<String> stream;
    private final Thread reader;

    Page(Person person, String lastEventId) throws Exception {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + io.restassured.RestAssured.port + "/api/events"))
              .header("Authorization", person.bearer())
              .header("Accept", "text/event-stream");
      if (lastEventId != null) {
        request.header("Last-Event-ID", lastEventId);
      }
      HttpResponse<Stream<String>> response =
          HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofLines());
      assertThat(response.statusCode()).isEqualTo(200);
      stream = response.body();
      reader = new Thread(() -> {
        try {
          stream.forEach(line -> {
            times.add(System.nanoTime());
            lines.add(line);
          });
        } catch (RuntimeException e) {
          // Closed by the test.
        }
      });
      reader.setDaemon(true);
      reader.start();
      await().until(() -> !lines.isEmpty());
    }

    boolean heard(String text) {
      return lines.stream().anyMatch(line -> line.contains(text));
    }

    long when(String text) {
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).contains(text)) {
          return times.get(i);
        }
      }
      throw new AssertionError("not heard");
    }

    long count(String text) {
      return lines.stream().filter(line -> line.startsWith("data:") && line.contains(text)).count();
    }

    /** The id of the event that says this; an event ends with an empty line. */
    String idOf(String text) {
      await().until(() -> lines.subList(lines.indexOf(line(text)), lines.size()).contains(""));
      int end = lines.indexOf(line(text));
      while (!lines.get(end).isEmpty()) {
        end++;
      }
      return lines.subList(0, end).stream().filter(line -> line.startsWith("id:")).reduce((one, other) -> other).orElseThrow()
          .substring(3).strip();
    }

    private String line(String text) {
      return lines.stream().filter(line -> line.contains(text)).findFirst().orElseThrow();
    }

    @Override
    public void close() {
      stream.close();
    }
  }

  @Test
  void openPagesHearOfWhatIsTheirsWithinATenthOfASecond() throws Exception {
    try (Page agent = new Page(Person.ANA, null); Page works = new Page(Person.OBRAS, null);
        Page cleaning = new Page(Person.LIMPIEZA, null)) {
      UUID id = town.conversation(aMention());
      await().until(() -> agent.heard(id.toString()) && works.heard(id.toString()));
      assertThat(agent.lines).anyMatch(line -> line.startsWith("event:") && line.endsWith("conversation"));
      assertThat(agent.lines).anyMatch(line -> line.contains(id.toString()) && line.contains("\"created\""));
      List<Long> waits = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        String note = "{\"text\":\"nota " + i + "\"}";
        as(Person.ANA).contentType("application/json").body(note).post("/api/conversations/" + id + "/notes").then().statusCode(201);
        long written = System.nanoTime();
        int expected = i + 2;
        await().pollInterval(2, TimeUnit.MILLISECONDS).until(() -> works.count(id.toString()) >= expected);
        waits.add((works.times.get(works.times.size() - 1) - written) / 1_000_000);
      }
      Collections.sort(waits);
      System.out.println("change to event, ms: p50 " + waits.get(10) + ", p95 " + waits.get(18));
      assertThat(waits.get(18)).isLessThan(500);
      assertThat(cleaning.heard(id.toString())).isFalse();
    }
  }

  @Test
  void pageThatWasAwayHearsEverythingOnce() throws Exception {
    UUID before = town.conversation(aMention());
    String last;
    try (Page page = new Page(Person.OBRAS, "0-0")) {
      await().until(() -> page.heard(before.toString()));
      last = page.idOf(before.toString());
    }
    List<UUID> missed = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      missed.add(town.conversation(aMention()));
    }
    try (Page page = new Page(Person.OBRAS, last)) {
      await().until(() -> missed.stream().allMatch(id -> page.heard(id.toString())));
      UUID next = town.conversation(aMention());
      await().until(() -> page.heard(next.toString()));
      missed.forEach(id -> assertThat(page.count(id.toString())).isEqualTo(1));
      assertThat(page.heard(before.toString())).isFalse();
    }
  }

  @Test
  void eventOfATransactionThatCommitsLateIsNotPassedOver() throws Exception {
    UUID late = UUID.randomUUID();
    UUID early = UUID.randomUUID();
    try (Page page = new Page(Person.ANA, null); Connection slow = dataSource.getConnection()) {
      slow.setAutoCommit(false);
      try (var statement = slow.createStatement()) {
        statement.execute(insert(late));
      }
      town.database().update(insert(early));
      await().during(Duration.ofMillis(300)).until(() -> !page.heard(late.toString()));
      slow.commit();
      slow.setAutoCommit(true);
      await().until(() -> page.heard(late.toString()) && page.heard(early.toString()));
      assertThat(page.count(late.toString())).isEqualTo(1);
    }
  }

  @Test
  void pageHearsWhatHappenedBetweenItsReadingAndItsFirstConnection() throws Exception {
    String taken = position.now();
    UUID id = town.conversation(aMention());
    try (Page page = new Page(Person.ANA, taken)) {
      await().until(() -> page.heard(id.toString()));
    }
  }

  private static String insert(UUID id) {
    return "INSERT INTO live_event (department, name, data) VALUES (NULL, 'conversation', '{\"id\":\"" + id + "\"}')";
  }
}
