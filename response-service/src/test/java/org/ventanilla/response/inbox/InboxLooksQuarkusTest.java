package org.ventanilla.response.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.response.demand.Demands;
import org.ventanilla.response.demand.NewDemand;
import org.ventanilla.response.people.Role;
import org.ventanilla.response.people.Viewer;
import org.ventanilla.response.town.ServiceTest;
import org.ventanilla.response.town.Town;
import org.ventanilla.response.town.Villarrio;

/** Every page, light and dark, wide and on a phone: nothing that axe objects to, nothing wider than the screen. */
@ServiceTest
class InboxLooksQuarkusTest {

  private static final String PICTURES = System.getProperty("browser.pictures", "");

  @Inject Town town;
  @Inject Demands demands;

  @TestHTTPResource("/")
  String site;

  private Browser browser;
  private BusyMorning morning;
  private String folio;

  @BeforeEach
  void aBusyMorning() {
    browser = Browser.start();
    BusyMorning.silence(town);
    morning = BusyMorning.in(town);
    Viewer ana = new Viewer("ana", "Atención en redes", Role.AGENT, Optional.empty());
    folio = demands.open(ana, morning.answered, NewDemand.prefilled()).demand().folio();
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void everyPageIsAccessibleInLightAndDarkWideAndNarrow() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      look(scheme, 1440, 900);
      look(scheme, 390, 844);
    }
    look(ColorScheme.LIGHT, 1024, 768);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void nothingIsWiderThanASmallPhoneInAnyLanguage() {
    for (String language : List.of("es", "en", "pt", "ca")) {
      try (BrowserContext phone = browser.person(site, 360, 640, ColorScheme.LIGHT)) {
        Page page = Browser.signedIn(phone, Villarrio.Person.ANA, "/inbox");
        phone.addCookies(List.of(new Cookie("ventanilla-language", language).setUrl(site)));
        Map<String, String> addresses =
            Map.of(
                "inbox", "/inbox",
                "conversation", "/inbox/" + morning.urgent,
                "failed", "/inbox/" + morning.failed,
                "demands", "/demands",
                "demand", "/demands/" + folio);
        addresses.forEach((name, address) -> {
          page.navigate(address);
          assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
          picture(page, name + "-360-" + language);
          assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth")).as(name + language).isEqualTo(0);
        });
      }
    }
  }

  @Test
  void aHeadOfDepartmentFindsTheNoteInFrontAndNoReply() {
    try (BrowserContext head = browser.person(site, 1440, 900, ColorScheme.LIGHT)) {
      Page page = Browser.signedIn(head, Villarrio.Person.LIMPIEZA, "/inbox");
      page.navigate("/inbox/" + morning.failed);
      check(page, "head-1440-light");
      assertThat(page.locator("#note-text").isVisible()).isTrue();
      assertThat(page.locator("#reply-text").count()).isZero();
    }
  }

  private static void picture(Page page, String name) {
    if (!PICTURES.isEmpty()) {
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(PICTURES, name + ".png")));
    }
  }

  private void look(ColorScheme scheme, int width, int height) {
    String as = width + "-" + scheme.name().toLowerCase();
    try (BrowserContext person = browser.person(site, width, height, scheme)) {
      Page page = person.newPage();
      page.navigate("/login?error");
      check(page, "login-" + as);
      page.close();
      page = Browser.signedIn(person, Villarrio.Person.ANA, "/inbox");
      check(page, "inbox-" + as);
      page.navigate("/inbox/" + morning.urgent + "?view=unassigned");
      check(page, "conversation-" + as);
      page.locator("label:has(#mode-note)").click();
      check(page, "note-" + as);
      page.locator("#act-demand").click();
      check(page, "demand-form-" + as);
      page.keyboard().press("Escape");
      page.locator("#act-correct").click();
      check(page, "correct-form-" + as);
      page.keyboard().press("Escape");
      if (width > 720) {
        page.locator("#me-button").click();
        check(page, "menu-" + as);
        page.keyboard().press("Escape");
        page.keyboard().press("?");
        check(page, "keys-" + as);
      }
      page.navigate("/inbox/" + morning.failed);
      check(page, "failed-" + as);
      page.navigate("/inbox?q=nadadenada");
      check(page, "nothing-" + as);
      page.navigate("/demands");
      check(page, "demands-" + as);
      page.navigate("/demands/" + folio);
      check(page, "demand-" + as);
    }
  }

  private static void check(Page page, String name) {
    picture(page, name);
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth")).as(name + " is too wide").isEqualTo(0);
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .as(name)
        .allSatisfy(violation -> assertThat(violation.getId() + " " + violation.getNodes()).isEmpty());
  }
}
