package org.ventanilla.response.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.embedded.KafkaTestResource;
import org.ventanilla.embedded.PostgresTestResource;

/** Every page, light and dark, wide and on a phone: nothing that axe objects to, nothing wider than the screen. */
@QuarkusTest
@TestProfile(TownProfile.class)
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(KafkaTestResource.class)
class InboxLooksQuarkusTest {

  private static final String PICTURES = System.getProperty("browser.pictures", "");

  @Inject Villarrio town;

  @TestHTTPResource("/")
  String site;

  private Browser browser;
  private UUID marta;
  private String folio;

  @BeforeEach
  void aBusyMorning() {
    browser = Browser.start();
    town.people();
    town.silence();
    marta = BusyMorning.in(town);
    folio = town.demand(BusyMorning.answered(town), "street-lighting", "lighting", "Plaza del Parterre");
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void everyPageIsAccessibleInLightAndDarkWideAndNarrow() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int[] size : new int[][] {{1440, 900}, {1024, 768}, {390, 844}}) {
        look(scheme, size[0], size[1]);
      }
    }
    assertThat(browser.complaints()).filteredOn(c -> !c.contains("404")).isEmpty();
  }

  private void look(ColorScheme scheme, int width, int height) {
    String as = width + "-" + scheme.name().toLowerCase();
    try (BrowserContext person = browser.person(site, width, height, scheme)) {
      Page page = person.newPage();
      page.navigate("/login?error");
      check(page, "login-" + as);
      page.close();
      page = Browser.signedIn(person, Villarrio.LUCIA, "/inbox");
      check(page, "inbox-" + as);
      page.navigate("/inbox/" + marta + "?view=unassigned");
      check(page, "conversation-" + as);
      page.locator("label:has(#mode-note)").click();
      check(page, "note-" + as);
      page.locator("#act-demand").click();
      check(page, "demand-form-" + as);
      page.keyboard().press("Escape");
      page.locator("#act-correct").click();
      check(page, "correct-form-" + as);
      page.keyboard().press("Escape");
      page.locator("#me-button").click(new com.microsoft.playwright.Locator.ClickOptions().setForce(true));
      if (width > 720) {
        check(page, "menu-" + as);
        page.keyboard().press("Escape");
        page.keyboard().press("?");
        check(page, "keys-" + as);
      }
      page.navigate("/inbox/" + BusyMorning.failed);
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
    if (!PICTURES.isEmpty()) {
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(PICTURES, name + ".png")));
    }
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth")).as(name + " is too wide").isEqualTo(0);
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .as(name)
        .allSatisfy(violation -> assertThat(violation.getId() + " " + violation.getNodes()).isEmpty());
  }
}
