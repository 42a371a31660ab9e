package org.ventanilla.response.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ventanilla.response.town.AMention.aMention;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.Change;
import org.ventanilla.events.RoutedMention;
import org.ventanilla.response.town.AMention;
import org.ventanilla.response.town.ServiceTest;
import org.ventanilla.response.town.Town;
import org.ventanilla.response.town.Villarrio;

@ServiceTest
class IntakeQuarkusTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @Inject Town town;
  @Inject MentionStore store;

  @Test
  void mentionBecomesAConversationOfItsDepartment() {
    AMention mention = aMention();
    UUID id = town.conversation(mention);
    assertThat(town.text("SELECT department FROM conversation WHERE id = ?", id)).isEqualTo("public-works");
    assertThat(town.text("SELECT state FROM conversation WHERE id = ?", id)).isEqualTo("open");
    assertThat(town.count("SELECT message_count AS n FROM conversation WHERE id = ?", id)).isEqualTo(1);
  }

  @Test
  void sameMentionsAgainChangeNothing() {
    AMention first = aMention();
    AMention second = aMention().inThread(first.id()).by("c-again", "luz", "Luz").saying("Sigue igual");
    List<RoutedMention> heard =
        List.of(
            first.build(),
            second.build(),
            aMention().id(second.id()).inThread(first.id()).by("c-again", "luz", "Luz").saying("Sigue igual, y peor")
                .change(Change.EDITED).receivedAt(NOON.plusSeconds(60)).build(),
            aMention().id(second.id()).inThread(first.id()).by("c-again", "luz", "Luz")
                .change(Change.DELETED).receivedAt(NOON.plusSeconds(90)).build());
    store.store(heard);
    String before = contents(first, second);
    int events = town.count("SELECT count(*) AS n FROM live_event WHERE name = 'conversation'");
    store.store(heard);
    heard.forEach(one -> store.store(List.of(one)));
    assertThat(contents(first, second)).isEqualTo(before);
    assertThat(town.count("SELECT count(*) AS n FROM live_event WHERE name = 'conversation'")).isEqualTo(events);
  }

  private String contents(AMention... mentions) {
    StringBuilder all = new StringBuilder();
    for (AMention mention : mentions) {
      all.append(
          town.text(
              """
              SELECT string_agg(c.version || c.state || c.excerpt || c.message_count || m.text || m.edited || m.deleted, '|'
                ORDER BY m.id)
              FROM conversation c JOIN message m ON m.conversation_id = c.id WHERE m.network_id = ?
              """,
              mention.id()));
    }
    return all.toString();
  }

  @Test
  void editTakenBackStaysTakenBackInAnyOrder() {
    for (int[] order : new int[][] {{0, 1, 2}, {2, 1, 0}, {1, 0, 2}, {2, 0, 1}, {0, 2, 1}, {1, 2, 0}}) {
      String id = UUID.randomUUID().toString();
      List<RoutedMention> changes =
          List.of(
              aMention().id(id).inThread(id).by("c-order", "o", "O").at(NOON).saying("uno").build(),
              aMention().id(id).inThread(id).by("c-order", "o", "O").at(NOON).saying("dos")
                  .change(Change.EDITED).receivedAt(NOON.plusSeconds(5)).build(),
              aMention().id(id).inThread(id).by("c-order", "o", "O").at(NOON)
                  .change(Change.DELETED).receivedAt(NOON.plusSeconds(9)).build());
      for (int each : order) {
        store.store(List.of(changes.get(each)));
      }
      assertThat(town.text("SELECT text || deleted FROM message WHERE network_id = ?", id)).isEqualTo("true");
      assertThat(town.text("SELECT original_text FROM message WHERE network_id = ?", id)).isNull();
    }
  }

  @Test
  void newestEditStandsAndTheFirstWordsAreKept() {
    String id = UUID.randomUUID().toString();
    store.store(List.of(aMention().id(id).inThread(id).by("c-e", "e", "E").at(NOON).saying("uno").build()));
    store.store(
        List.of(
            edit(id, "tres", 20), edit(id, "dos", 10)));
    assertThat(town.text("SELECT text || ',' || original_text FROM message WHERE network_id = ?", id))
        .isEqualTo("tres,uno");
    assertThat(town.text("SELECT excerpt FROM conversation WHERE id = (SELECT conversation_id FROM message WHERE network_id = ?)", id))
        .isEqualTo("tres");
  }

  private static RoutedMention edit(String id, String words, int seconds) {
    return aMention().id(id).inThread(id).by("c-e", "e", "E").at(NOON).saying(words).change(Change.EDITED)
        .receivedAt(NOON.plusSeconds(seconds)).build();
  }

  @Test
  void ownReplyThatTheNetworkEchoesIsNoMention() {
    AMention echo = aMention().by(Villarrio.ACCOUNT_NETWORK_ID, "VillarrioAyto", "Ayuntamiento de Villarrío");
    store.store(List.of(echo.build()));
    assertThat(town.messages(echo.id())).isZero();
  }

  @Test
  void citizensNextWordsOpenAResolvedConversationAgain() {
    AMention first = aMention().by("c-back", "b", "B");
    store.store(List.of(first.build()));
    UUID id = town.conversationOf(first);
    town.database().update("UPDATE conversation SET state = 'resolved', unread = false WHERE id = ?", id);
    store.store(List.of(aMention().by("c-back", "b", "B").inThread(first.id()).build()));
    assertThat(town.text("SELECT state || unread FROM conversation WHERE id = ?", id)).isEqualTo("opentrue");
  }

  @Test
  void correctedConversationKeepsWhatAPersonSaid() {
    AMention first = aMention().by("c-corr", "b", "B");
    store.store(List.of(first.build()));
    UUID id = town.conversationOf(first);
    town.database().update(
        "UPDATE conversation SET corrected = true, service = 'parks', department = 'parks' WHERE id = ?", id);
    store.store(List.of(aMention().by("c-corr", "b", "B").inThread(first.id()).build()));
    assertThat(town.text("SELECT department FROM conversation WHERE id = ?", id)).isEqualTo("parks");
  }

  @Test
  void unreadableAndPoisonousRecordsGoAsideAndTheRestIsStored() {
    int before = letters();
    AMention good = aMention().by("c-poison", "p", "P");
    // A key too long for any index is refused by the database, with whatever is in its batch.
    AMention poison = aMention().id("x".repeat(9_000) + UUID.randomUUID()).inThread(good.id()).by("c-poison", "p", "P");
    AMention after = aMention().inThread(good.id()).by("c-poison", "p", "P");
    town.hearBytes(good.conversationKey(), "{\"mention\":{\"network\":");
    town.hearBytes(good.conversationKey(), "{}");
    town.hear(List.of(good.build(), random(poison).build(), after.build()));
    await().atMost(Duration.ofSeconds(30)).until(() -> town.messages(after.id()) == 1);
    assertThat(town.messages(good.id())).isEqualTo(1);
    await().atMost(Duration.ofSeconds(20)).until(() -> letters() - before >= 3);
  }

  /** Repeated letters would be compressed into the index. */
  private static AMention random(AMention mention) {
    StringBuilder id = new StringBuilder();
    while (id.length() < 9_000) {
      id.append(UUID.randomUUID());
    }
    return mention.id(id.toString());
  }

  private static int letters() {
    return (int)
        io.micrometer.core.instrument.Metrics.globalRegistry
            .counter("ventanilla.intake.records", "outcome", "dead-letter")
            .count();
  }

  @Test
  void wordsWithNulAndHalfCharactersAreStored() {
    AMention odd = aMention().saying("antes\0después \uD83D fin");
    store.store(List.of(odd.build()));
    assertThat(town.text("SELECT text FROM message WHERE network_id = ?", odd.id())).startsWith("antesdespués");
  }

  /** Both in the same run, since what a machine does in a second depends on what else it does. */
  @Test
  void batchIsStoredFarFasterThanOneByOne() {
    List<List<RoutedMention>> batches = new ArrayList<>();
    for (int batch = 0; batch < 14; batch++) {
      batches.add(IntStream.range(0, 500).mapToObj(i -> aMention().build()).toList());
    }
    batches.subList(0, 3).forEach(store::store);
    double alone = perSecond(500, () -> batches.get(3).forEach(one -> store.store(List.of(one))));
    double together = perSecond(5_000, () -> batches.subList(4, 14).forEach(store::store));
    System.out.printf("stored %.0f mentions/s in batches of 500, %.0f/s one by one%n", together, alone);
    assertThat(together).isGreaterThan(4 * alone);
  }

  private static double perSecond(int count, Runnable work) {
    long start = System.nanoTime();
    work.run();
    return count / ((System.nanoTime() - start) / 1e9);
  }
}
