package org.ventanilla.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private static final Mention MENTION =
      new Mention(
          Network.X,
          "x-villarrio",
          "1860000000000000001",
          "x:x-villarrio:1860000000000000001:42",
          new Author("42", "marta_rueda", "Marta Rueda"),
          "Farola fundida en la plaza de la Fuente 🙄",
          List.of(new Media("photo", "https://pbs.example/1.jpg", "una farola apagada")),
          new Geo(37.2, -3.6, "Villarrío"),
          null,
          "https://x.com/marta_rueda/status/1860000000000000001",
          NOON,
          NOON.plusMillis(250),
          MentionKind.POST,
          Change.CREATED);

  private static final Classification CLASSIFICATION =
      new Classification(
          "es",
          Kind.DEMAND,
          "street-lighting",
          List.of(new ServiceScore("street-lighting", 0.91)),
          "lighting",
          Urgency.NORMAL,
          Sentiment.NEGATIVE,
          new Place("plaza de la Fuente", "Plaza de la Fuente", null, null),
          0.91,
          List.of("«farola»"),
          "2026-11-24.1");

  @Test
  void aRecordComesBackAsItWent() {
    RoutedMention routed = new RoutedMention(MENTION, CLASSIFICATION);

    assertThat(EventJson.read(EventJson.write(routed), RoutedMention.class)).isEqualTo(routed);
  }

  @Test
  void theClassificationHasTheFormOfTheContract() {
    assertThat(new String(EventJson.write(CLASSIFICATION), UTF_8))
        .isEqualTo(
            "{\"language\":\"es\",\"kind\":\"demand\",\"service\":\"street-lighting\","
                + "\"services\":[{\"code\":\"street-lighting\",\"score\":0.91}],\"department\":\"lighting\","
                + "\"urgency\":\"normal\",\"sentiment\":\"negative\",\"place\":{\"text\":\"plaza de la Fuente\","
                + "\"name\":\"Plaza de la Fuente\",\"lat\":null,\"lon\":null},\"confidence\":0.91,"
                + "\"reasons\":[\"«farola»\"],\"model\":\"2026-11-24.1\",\"needsHuman\":false,"
                + "\"referTo\":null}");
  }

  @Test
  void aClassificationOfBeforeSaysByItsConfidenceWhetherAPersonMustLook() {
    String old =
        new String(EventJson.write(CLASSIFICATION), UTF_8).replace(",\"needsHuman\":false,\"referTo\":null", "");
    assertThat(EventJson.read(old.getBytes(UTF_8), Classification.class)).isEqualTo(CLASSIFICATION);
    String unsure = old.replace("\"confidence\":0.91", "\"confidence\":0.31");
    assertThat(EventJson.read(unsure.getBytes(UTF_8), Classification.class).needsHuman()).isTrue();
  }

  @Test
  void timesAreIsoInUtcAndNamesAreLowerCaseWithHyphens() {
    assertThat(new String(EventJson.write(MENTION), UTF_8))
        .contains("\"postedAt\":\"2026-11-24T12:00:00Z\"")
        .contains("\"network\":\"x\"")
        .contains("\"kind\":\"post\"");
    assertThat(MentionKind.DIRECT_MESSAGE.code()).isEqualTo("direct-message");
    assertThat(MentionKind.of("direct-message")).isEqualTo(MentionKind.DIRECT_MESSAGE);
  }

  @Test
  void aFieldOfANewerVersionIsIgnored() {
    String newer = new String(EventJson.write(MENTION), UTF_8).replaceFirst("\\{", "{\"from_the_future\":[1,{}],");

    assertThat(EventJson.read(newer.getBytes(UTF_8), Mention.class)).isEqualTo(MENTION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"network", "account", "id", "conversationKey", "author", "postedAt", "receivedAt", "kind", "change"})
  void aMissingRequiredFieldIsRefusedByName(String field) {
    String without = new String(EventJson.write(MENTION), UTF_8).replaceFirst("\"" + field + "\":", "\"_" + field + "\":");
    if (field.equals("id")) {
      without = new String(EventJson.write(MENTION), UTF_8).replace("\"id\":\"1860000000000000001\",", "");
    }
    byte[] json = without.getBytes(UTF_8);

    assertThatThrownBy(() -> EventJson.read(json, Mention.class))
        .isInstanceOf(MalformedEventException.class)
        .hasMessageContaining(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "nonsense", "[]", "{\"network\":\"telegraph\"}", "\"x\""})
  void bytesThatAreNoRecordAreRefusedWithoutRepeatingThem(String bytes) {
    assertThatThrownBy(() -> EventJson.read(bytes.getBytes(UTF_8), Mention.class))
        .isInstanceOf(MalformedEventException.class)
        .hasMessageNotContaining("nonsense")
        .hasMessageNotContaining("telegraph");
    assertThatThrownBy(() -> EventJson.read(null, Mention.class)).isInstanceOf(MalformedEventException.class);
  }

  @Test
  void aBombOfNestedArraysIsRefused() {
    byte[] bomb = ("{\"media\":" + "[".repeat(100_000)).getBytes(UTF_8);

    assertThatThrownBy(() -> EventJson.read(bomb, Mention.class)).isInstanceOf(MalformedEventException.class);
  }

  @Test
  void aTextLongerThanAnyNetworkAllowsIsCutBetweenCharacters() {
    String text = "a" + "😀".repeat(Mention.MAX_TEXT);
    Mention cut =
        new Mention(
            Network.WEB, "web", "1", "web:web:1:2", new Author("2", null, null), text, null, null, null, null, NOON,
            NOON, MentionKind.WEB_REPORT, Change.CREATED);

    assertThat(cut.text().length()).isBetween(Mention.MAX_TEXT - 1, Mention.MAX_TEXT);
    assertThat(Character.isLowSurrogate(cut.text().charAt(cut.text().length() - 1))).isTrue();
  }

  @Test
  void anAuthorIsShownByTheBestNameThereIs() {
    assertThat(new Author("1", "marta", "Marta R.").display()).isEqualTo("Marta R.");
    assertThat(new Author("1", "marta", " ").display()).isEqualTo("@marta");
    assertThat(new Author("1", null, null).display()).isEqualTo("1");
  }
}
