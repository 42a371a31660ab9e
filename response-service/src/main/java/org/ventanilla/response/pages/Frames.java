package org.ventanilla.response.pages;

import io.quarkus.arc.All;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.ventanilla.response.people.CurrentViewer;
import org.ventanilla.response.people.Viewer;
import org.ventanilla.response.town.TownConfig;

/** Makes the frame of the page that this request asks for. */
@RequestScoped
public class Frames {

  static final String LANGUAGE_COOKIE = "ventanilla-language";

  private final TownConfig town;
  private final CurrentViewer viewer;
  private final HttpHeaders headers;
  private final UriInfo uri;
  private final Clock clock;
  private final List<Notices> boards;

  Frames(
      TownConfig town,
      CurrentViewer viewer,
      HttpHeaders headers,
      UriInfo uri,
      Clock clock,
      @All List<Notices> boards) {
    this.town = town;
    this.viewer = viewer;
    this.headers = headers;
    this.uri = uri;
    this.clock = clock;
    this.boards = boards;
  }

  /** For a page of somebody who is signed in. */
  public Frame in(Section section) {
    return frame(Optional.of(viewer.get()), section);
  }

  /** For a page that anybody may see. */
  public Frame outside() {
    return frame(Optional.empty(), null);
  }

  /** The reader's language. */
  public Language language() {
    Cookie chosen = headers.getCookies().get(LANGUAGE_COOKIE);
    return Language.choose(chosen == null ? "" : chosen.getValue(), headers.getAcceptableLanguages());
  }

  /** The page in the reader's language. */
  public TemplateInstance inLanguage(TemplateInstance page) {
    return page.setLocale(language().locale());
  }

  private Frame frame(Optional<Viewer> reader, Section section) {
    Language language = language();
    Calendar calendar = new Calendar(clock.instant(), town.zone(), language.locale(), language.words(FrameMessages.class));
    String query = uri.getRequestUri().getRawQuery();
    String address = uri.getRequestUri().getRawPath() + (query == null ? "" : "?" + query);
    return new Frame(town.name(), language, reader, section, address, calendar, boards);
  }
}
