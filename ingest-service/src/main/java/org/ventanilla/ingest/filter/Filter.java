package org.ventanilla.ingest.filter;

import jakarta.inject.Singleton;
import java.lang.Character.UnicodeScript;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.Collectors;
import org.ventanilla.events.Change;
import org.ventanilla.events.Mention;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Mute;

/**
 * Judges what comes in by the published rules. In doubt it lets through; private messages, in which somebody may tell of a
 * danger, it never stops.
 */
@Singleton
public final class Filter {

  /** Fewer letters are a name or an exclamation in any script. */
  private static final int MIN_LETTERS = 10;

  private final FilterConfig config;
  private final Mutes mutes;
  private final Repeats repeats;
  private final Set<UnicodeScript> unwanted;
  private final Clock clock;

  /** @throws IllegalArgumentException if a script of the configuration is none */
  Filter(FilterConfig config, Mutes mutes, Clock clock) {
    this.config = config;
    this.mutes = mutes;
    this.clock = clock;
    this.repeats = new Repeats(config.repeats(), config.repeatWindow());
    this.unwanted =
        config.unwantedScripts().orElse(Set.of()).stream().map(UnicodeScript::forName).collect(Collectors.toSet());
  }

  /** Empty if it is to be sent on. */
  public Optional<Verdict> judge(Mention mention) {
    if (mention.kind() == MentionKind.DIRECT_MESSAGE || mention.change() == Change.DELETED) {
      return Optional.empty();
    }
    Optional<Mute> mute = mutes.of(mention.network(), mention.author().id(), clock.instant());
    if (mute.isPresent()) {
      return mute.map(one -> new Verdict(Rule.MUTED_AUTHOR, one.criterion(), one.by()));
    }
    return byConfiguration(mention).map(Verdict::of);
  }

  private Optional<Rule> byConfiguration(Mention mention) {
    if (isOver(links(mention.text()), config.links())) {
      return Optional.of(Rule.TOO_MANY_LINKS);
    }
    if (isOver(named(mention.text()), config.mentions())) {
      return Optional.of(Rule.TOO_MANY_MENTIONS);
    }
    if (isMostlyUnwanted(mention.text())) {
      return Optional.of(Rule.UNWANTED_SCRIPT);
    }
    return repeats.isTooOften(mention) ? Optional.of(Rule.REPEATED_TEXT) : Optional.empty();
  }

  private static boolean isOver(int count, int limit) {
    return limit > 0 && count > limit;
  }

  private static int links(String text) {
    int links = 0;
    for (StringTokenizer words = new StringTokenizer(text); words.hasMoreTokens(); ) {
      String word = words.nextToken();
      links += word.contains("http://") || word.contains("https://") || word.startsWith("www.") ? 1 : 0;
    }
    return links;
  }

  /** The networks write those whom a post answers at its beginning. */
  private static int named(String text) {
    int named = 0;
    boolean beginning = true;
    for (StringTokenizer words = new StringTokenizer(text); words.hasMoreTokens(); ) {
      boolean names = words.nextToken().startsWith("@");
      beginning &= names;
      named += names && !beginning ? 1 : 0;
    }
    return named;
  }

  private boolean isMostlyUnwanted(String text) {
    if (unwanted.isEmpty()) {
      return false;
    }
    long letters = text.codePoints().filter(Character::isLetter).count();
    long strange =
        text.codePoints()
            .filter(Character::isLetter)
            .filter(letter -> unwanted.contains(UnicodeScript.of(letter)))
            .count();
    return letters >= MIN_LETTERS && strange * 2 > letters;
  }
}
