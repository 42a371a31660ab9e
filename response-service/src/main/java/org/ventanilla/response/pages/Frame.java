package org.ventanilla.response.pages;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ventanilla.response.people.Role;
import org.ventanilla.response.people.Viewer;

/** What every page is told besides its own matter: who reads it, in which language, when, and where in the site. */
public final class Frame {

  private final String town;
  private final Language language;
  private final Optional<Viewer> viewer;
  private final Section section;
  private final String address;
  private final Calendar calendar;
  private final List<Notices> boards;

  Frame(
      String town,
      Language language,
      Optional<Viewer> viewer,
      Section section,
      String address,
      Calendar calendar,
      List<Notices> boards) {
    this.town = town;
    this.language = language;
    this.viewer = viewer;
    this.section = section;
    this.address = address;
    this.calendar = calendar;
    this.boards = boards;
  }

  public String town() {
    return town;
  }

  public Language language() {
    return language;
  }

  public List<Language> languages() {
    return List.of(Language.values());
  }

  public Locale locale() {
    return language.locale();
  }

  public List<Section> sections() {
    return Stream.of(Section.values()).filter(one -> viewer.map(one::isFor).orElse(false)).toList();
  }

  /** The code of the section this page belongs to; empty when to none. */
  public String section() {
    return section == null ? "" : section.code();
  }

  /** What the reader is told at the top of every page. */
  public List<Notices.Notice> notices() {
    return viewer.stream().flatMap(reader -> boards.stream().flatMap(board -> board.of(reader, this).stream())).toList();
  }

  /** Path and query of this page, to come back to. */
  public String address() {
    return address;
  }

  public String login() {
    return viewer.map(Viewer::login).orElse("");
  }

  public String person() {
    return viewer.map(Viewer::name).orElse("");
  }

  public Role role() {
    return viewer.map(Viewer::role).orElse(null);
  }

  /** At most two letters for the person. */
  public String initials() {
    return Stream.of(person().strip().split("\\s+"))
        .filter(word -> !word.isEmpty())
        .limit(2)
        .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
        .collect(Collectors.joining())
        .toUpperCase(locale());
  }

  public Instant now() {
    return calendar.now();
  }

  public boolean recent(Instant at) {
    return calendar.recent(at);
  }

  public String ago(Instant at) {
    return calendar.ago(at);
  }

  public String exact(Instant at) {
    return calendar.exact(at);
  }

  /** Hour and minute, by the town's clock. */
  public String time(Instant at) {
    return calendar.time(at);
  }

  /** True for a moment of the day that it is in the town. */
  public boolean today(Instant at) {
    return calendar.isToday(at);
  }

  public String day(Instant at) {
    return calendar.day(at);
  }

  public String due(Instant at) {
    return calendar.due(at);
  }
}
