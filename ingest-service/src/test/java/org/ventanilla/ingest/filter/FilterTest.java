package org.ventanilla.ingest.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.Author;
import org.ventanilla.events.Change;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Mute;
import org.ventanilla.events.Network;

class FilterTest {

  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  private static final String COMPLAINT = "Hay un bache en la calle Mayor";

  private final Mutes mutes = new Mutes();
  private final Filter filter = new Filter(new Limits(), mutes, Clock.fixed(NOW, ZoneOffset.UTC));
  private int next;

  private static final class Limits implements FilterConfig {

    @Override
    public Optional<Set<String>> unwantedScripts() {
      return Optional.of(Set.of("cyrillic"));
    }

    @Override
    public int repeats() {
      return 3;
    }

    @Override
    public Duration repeatWindow() {
      return Duration.ofHours(1);
    }

    @Override
    public int links() {
      return 2;
    }

    @Override
    public int mentions() {
      return 3;
    }
  }

  private Mention said(String id, String author, String text, MentionKind kind, Instant at) {
    return new Mention(
        Network.X, "x-villarrio", id, "key", new Author(author, author, author), text, null, null, null, null, at, at,
        kind, Change.CREATED);
  }

  private Optional<Rule> judged(String author, String text, MentionKind kind, Instant at) {
    return filter.judge(said("id" + next++, author, text, kind, at)).map(Verdict::rule);
  }

  private Optional<Rule> judged(String text) {
    return judged("vecina", text, MentionKind.POST, NOW);
  }

  @Test
  void whatANeighbourComplainsAboutIsSentOn() {
    assertThat(judged(COMPLAINT + " https://foto.example/1 @alcaldesa @policia")).isEmpty();
  }

  @Test
  void whomAPersonOfTheTownHallMutedIsStoppedWithTheCriterionAndTheName() {
    mutes.put(new Mute(Network.X, "troll", "lucia", NOW, NOW.plusSeconds(60), "insults", ""));
    Mention insult = said("1", "troll", "…", MentionKind.REPLY, NOW);
    assertThat(filter.judge(insult)).contains(new Verdict(Rule.MUTED_AUTHOR, "insults", "lucia"));
    mutes.end("x:troll");
    assertThat(filter.judge(insult)).isEmpty();
  }

  @Test
  void aMuteEndsByItself() {
    mutes.put(new Mute(Network.X, "troll", "lucia", NOW.minusSeconds(60), NOW, "insults", ""));
    assertThat(judged("troll", "…", MentionKind.REPLY, NOW)).isEmpty();
  }

  @Test
  void aPrivateMessageIsNeverStopped() {
    mutes.put(new Mute(Network.X, "troll", "lucia", NOW, null, "insults", ""));
    assertThat(judged("troll", "Hay fuego", MentionKind.DIRECT_MESSAGE, NOW)).isEmpty();
    for (int i = 0; i < 10; i++) {
      assertThat(judged("vecina", "Fuego en http://a http://b http://c", MentionKind.DIRECT_MESSAGE, NOW)).isEmpty();
    }
  }

  @Test
  void theSameWordsOfOneAuthorAreStoppedWhenTheyComeTooOften() {
    for (int i = 0; i < 3; i++) {
      assertThat(judged("vecina", COMPLAINT, MentionKind.POST, NOW.plusSeconds(i))).isEmpty();
    }
    assertThat(judged("vecina", COMPLAINT, MentionKind.POST, NOW.plusSeconds(3))).contains(Rule.REPEATED_TEXT);
    assertThat(judged("otra", COMPLAINT, MentionKind.POST, NOW.plusSeconds(3))).as("another author").isEmpty();
    assertThat(judged("vecina", COMPLAINT, MentionKind.POST, NOW.plus(Duration.ofHours(2)))).as("later").isEmpty();
    assertThat(judged("vecina", COMPLAINT, MentionKind.POST, NOW.minus(Duration.ofDays(1)))).as("older").isEmpty();
  }

  @Test
  void theSamePostHeardAgainCountsOnce() {
    Mention once = said("1", "vecina", COMPLAINT, MentionKind.POST, NOW);
    for (int i = 0; i < 10; i++) {
      assertThat(filter.judge(once)).isEmpty();
    }
  }

  @Test
  void thanksMayBeSaidAsOftenAsOneLikes() {
    for (int i = 0; i < 10; i++) {
      assertThat(judged("Gracias")).isEmpty();
    }
  }

  @Test
  void linksAndNamesAreCountedWithoutThoseWhomAPostAnswers() {
    assertThat(judged("http://a https://b www.c")).contains(Rule.TOO_MANY_LINKS);
    assertThat(judged("Oferta @a @b @c @d")).contains(Rule.TOO_MANY_MENTIONS);
    assertThat(judged("@a @b @c @d @e sigue el bache")).isEmpty();
  }

  @Test
  void aScriptThatTheTownDoesNotWantIsStoppedOnlyWhereMostLettersAreOfIt() {
    assertThat(judged("Купите дешёвые часы сегодня")).contains(Rule.UNWANTED_SCRIPT);
    assertThat(judged("El cartel dice Добро пожаловать y no se entiende nada de nada")).isEmpty();
    assertThat(judged("Привет")).as("a name or a greeting").isEmpty();
  }

  @Test
  void hostileTextTakesNoTime() {
    Instant begin = Instant.now();
    judged("@a ".repeat(21_000));
    judged("http://".repeat(9_000));
    judged("@".repeat(65_000));
    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(2));
  }
}
