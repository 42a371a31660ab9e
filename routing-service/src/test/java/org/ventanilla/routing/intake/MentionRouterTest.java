package org.ventanilla.routing.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.Author;
import org.ventanilla.events.Change;
import org.ventanilla.events.DeadLetter;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Kind;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;
import org.ventanilla.events.RoutedMention;
import org.ventanilla.routing.catalogue.CurrentCatalogue;
import org.ventanilla.routing.classification.Classifier;
import org.ventanilla.routing.classification.Gazetteer;
import org.ventanilla.routing.classification.Model;
import org.ventanilla.routing.learning.Learned;
import org.ventanilla.routing.rules.CurrentRules;
import org.ventanilla.routing.understanding.Understanding;

class MentionRouterTest {

  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  private final CurrentCatalogue catalogue = new CurrentCatalogue();
  private final Classifier classifier = new Classifier(catalogue, Gazetteer.builtIn(), Model.shipped());
  private final MentionRouter router =
      new MentionRouter(
          new Understanding(classifier, catalogue, new Learned(100, classifier), new CurrentRules()),
          Clock.fixed(NOW, ZoneOffset.UTC),
          1_000_000);

  @Test
  void aMentionBecomesADemandOfTheSameKey() {
    ProducerRecord<byte[], byte[]> sent = router.route(incoming(mention("Bache en la calle Mayor", Change.CREATED)));

    assertThat(sent.topic()).isEqualTo("demands");
    assertThat(new String(sent.key(), StandardCharsets.UTF_8)).isEqualTo("x:villarrio:1:7");
    RoutedMention routed = EventJson.read(sent.value(), RoutedMention.class);
    assertThat(routed.mention().text()).isEqualTo("Bache en la calle Mayor");
    assertThat(routed.classification().service()).isEqualTo("roads");
  }

  @Test
  void theSameMentionGivesTheSameBytes() {
    byte[] mention = mention("¡Otra vez sin luz en la plaza Mayor! Qué vergüenza", Change.EDITED);
    assertThat(router.route(incoming(mention)).value()).isEqualTo(router.route(incoming(mention)).value());
  }

  @Test
  void halfACharacterIsNoReasonToPutAMentionAside() {
    ProducerRecord<byte[], byte[]> sent = router.route(incoming(mention("Bache \ud83d en la calle Mayor \udc00", Change.CREATED)));

    assertThat(sent.topic()).isEqualTo("demands");
    assertThat(EventJson.read(sent.value(), RoutedMention.class).mention().text()).startsWith("Bache \ud83d en");
  }

  @Test
  void aDeletedMentionPassesWithoutBeingJudged() {
    ProducerRecord<byte[], byte[]> sent = router.route(incoming(mention("Bache en la calle Mayor", Change.DELETED)));

    RoutedMention routed = EventJson.read(sent.value(), RoutedMention.class);
    assertThat(routed.mention().change()).isEqualTo(Change.DELETED);
    assertThat(routed.classification().kind()).isEqualTo(Kind.OTHER);
    assertThat(routed.classification().service()).isEqualTo("none");
  }

  @Test
  void whatCannotBeReadIsKeptAsItCame() {
    for (byte[] value :
        List.of("{".getBytes(), "null".getBytes(), "[]".getBytes(), "{\"network\":\"x\"}".getBytes(), new byte[0])) {
      ProducerRecord<byte[], byte[]> sent = router.route(incoming(value));

      assertThat(sent.topic()).isEqualTo("mentions-dead-letter");
      DeadLetter letter = EventJson.read(sent.value(), DeadLetter.class);
      assertThat(letter.value()).isEqualTo(value);
      assertThat(letter.offset()).isEqualTo(42);
      assertThat(letter.key()).isEqualTo("x:villarrio:1:7");
      assertThat(letter.at()).isEqualTo(NOW);
    }
  }

  @Test
  void anEmptyRecordAndAHugeOneAreDeadLettersToo() {
    assertThat(router.route(incoming(null)).topic()).isEqualTo("mentions-dead-letter");

    ProducerRecord<byte[], byte[]> sent = router.route(incoming(new byte[900_000]));
    DeadLetter letter = EventJson.read(sent.value(), DeadLetter.class);
    assertThat(letter.value()).isNull();
    assertThat(letter.reason()).contains("too large to copy");
  }

  @Test
  void aMentionWithoutAKeyKeepsToItsConversation() {
    byte[] value = mention("Bache", Change.CREATED);
    ProducerRecord<byte[], byte[]> sent = router.route(new ConsumerRecord<>("mentions", 0, 1, null, value));
    assertThat(new String(sent.key(), StandardCharsets.UTF_8)).isEqualTo("x:villarrio:1:7");
  }

  private static ConsumerRecord<byte[], byte[]> incoming(byte[] value) {
    return new ConsumerRecord<>("mentions", 3, 42, "x:villarrio:1:7".getBytes(StandardCharsets.UTF_8), value);
  }

  private static byte[] mention(String text, Change change) {
    return EventJson.write(
        new Mention(
            Network.X, "villarrio", "1", Mention.conversationKey(Network.X, "villarrio", "1", "7"),
            new Author("7", "vecina", "Una vecina"), text, List.of(), null, null, null, NOW, NOW, MentionKind.POST, change));
  }
}
