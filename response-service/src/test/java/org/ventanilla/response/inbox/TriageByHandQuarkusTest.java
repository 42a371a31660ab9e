package org.ventanilla.response.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ventanilla.response.town.AMention.aMention;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.response.town.AMention;
import org.ventanilla.response.town.ServiceTest;
import org.ventanilla.response.town.Town;
import org.ventanilla.response.town.Villarrio.Person;

/** Triage, duplicates, outbreaks and the routing page, as people use and see them. */
@ServiceTest
class TriageByHandQuarkusTest {

  private static final String PICTURES = System.getProperty("browser.pictures", "");
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @Inject Town town;

  @TestHTTPResource("/")
  String site;

  private Browser browser;

  @BeforeEach
  void start() {
    browser = Browser.start();
    BusyMorning.silence(town);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void aPersonConfirmsWithOneKeyAndTheListOfWhatNeedsAHumanShrinks() {
    UUID unsure = town.conversation(aMention().sure(0.3).about("waste", null).saying("Esto está lleno otra vez"));
    try (BrowserContext person = browser.person(site, 1440, 900, ColorScheme.LIGHT)) {
      Page page = Browser.signedIn(person, Person.ANA, "/inbox");
      page.navigate("/inbox/" + unsure + "?view=unsure");
      PlaywrightAssertions.assertThat(page.locator("[data-count=unsure]")).hasText("1");
      look(page, "triage");
      // What axe leaves behind on elements would be copied into the new ones.
      page.reload();
      PlaywrightAssertions.assertThat(page.locator("html")).hasAttribute("data-live", "yes");
      page.keyboard().press("y");
      PlaywrightAssertions.assertThat(page.locator("#act-confirm")).hasCount(0);
      PlaywrightAssertions.assertThat(page.locator("#toast")).containsText("confirmada");
      PlaywrightAssertions.assertThat(page.locator("[data-count=unsure]")).hasText("0");
      assertThat(town.text("SELECT department FROM conversation WHERE id = ?", unsure)).isEqualTo("cleaning");
    }
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void anotherAdministrationsMatterOffersItsWordsAsTheReply() {
    UUID id =
        town.conversation(
            aMention()
                .saying("Atasco en la autovía desde las ocho")
                .referredTo("motorway", "Carreteras del Estado", "Gracias por avisar. Esto depende del Ministerio."));
    try (BrowserContext person = browser.person(site, 1440, 900, ColorScheme.DARK)) {
      Page page = Browser.signedIn(person, Person.ANA, "/inbox");
      page.navigate("/inbox/" + id);
      PlaywrightAssertions.assertThat(page.locator("#thread")).containsText("Parece de otra administración");
      look(page, "elsewhere-dark");
      page.locator("#act-refer").click();
      PlaywrightAssertions.assertThat(page.locator("#reply-text")).hasValue("Gracias por avisar. Esto depende del Ministerio.");
    }
  }

  @Test
  void anOutbreakIsAnnouncedShownAndClosedAndItsPostsAreDuplicates() {
    Instant now = Instant.now().minus(Duration.ofMinutes(10));
    List<String> said =
        List.of("No hay agua en Triana", "¿Alguien más sin agua en Triana?", "Seguimos sin agua en Triana",
            "En Triana no hay agua desde las ocho", "Otra vez sin agua en Triana, qué vergüenza");
    UUID last = null;
    for (int i = 0; i < said.size(); i++) {
      AMention post = aMention().by("t" + i, "vecina" + i, "Vecina " + i).saying(said.get(i))
          .about("water-sewage", "water").place("Triana").at(now.plusSeconds(i));
      last = town.conversation(post);
    }
    await().atMost(PATIENCE).until(() -> town.count("SELECT count(*) AS n FROM incident WHERE state = 'open'") == 1);
    try (BrowserContext person = browser.person(site, 1440, 900, ColorScheme.LIGHT)) {
      Page page = Browser.signedIn(person, Person.ANA, "/inbox");
      page.navigate("/inbox/" + last);
      PlaywrightAssertions.assertThat(page.locator("#alarms")).containsText("Triana");
      PlaywrightAssertions.assertThat(page.locator("#side")).containsText("Posibles duplicados");
      PlaywrightAssertions.assertThat(page.locator("#side")).containsText("Forma parte de una incidencia");
      look(page, "outbreak");
      page.locator("#alarms a").click();
      PlaywrightAssertions.assertThat(page.locator("main")).containsText("5 personas");
      look(page, "incident");
      page.locator("#close-incident").click();
      PlaywrightAssertions.assertThat(page.locator("main")).containsText("Cerrada por ana");
      page.navigate("/incidents");
      look(page, "incidents");
      page.navigate("/inbox");
      PlaywrightAssertions.assertThat(page.locator("#alarms a")).hasCount(0);
    }
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void theRoutingPageSaysHowGoodItIsTriesATextAndSetsTheThreshold() {
    UUID id = town.conversation(aMention().about("noise", "police"));
    Town.as(Person.ANA).contentType("application/json").body("{\"service\":\"parks\"}")
        .post("/api/conversations/" + id + "/classification").then().statusCode(200);
    try (BrowserContext person = browser.person(site, 1440, 900, ColorScheme.LIGHT)) {
      Page page = Browser.signedIn(person, Person.DIANA, "/inbox");
      page.navigate("/settings/routing");
      PlaywrightAssertions.assertThat(page.locator("table")).containsText("Ruidos y molestias");
      look(page, "routing");
      page.locator("#threshold").fill("61");
      page.locator("form[action$=threshold] button").click();
      PlaywrightAssertions.assertThat(page.locator("#threshold")).hasValue("61");
      PlaywrightAssertions.assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.STATUS).first()).containsText("Guardado");
      page.locator("#try-text").fill("Hay un bache");
      page.locator("form[action$=trial] button").click();
      PlaywrightAssertions.assertThat(page.locator(".error")).containsText("no ha respondido a tiempo");
      assertThat(page.locator("#try-text").inputValue()).isEqualTo("Hay un bache");
    }
    try (BrowserContext phone = browser.person(site, 360, 640, ColorScheme.DARK)) {
      Page page = Browser.signedIn(phone, Person.OPS, "/inbox");
      page.navigate("/settings/routing");
      look(page, "routing-360-dark");
    }
    assertThat(browser.complaints()).isEmpty();
  }

  private static void look(Page page, String name) {
    if (!PICTURES.isEmpty()) {
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(PICTURES, name + ".png")));
    }
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth")).as(name + " is too wide").isEqualTo(0);
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .as(name)
        .allSatisfy(violation -> assertThat(violation.getId() + " " + violation.getNodes()).isEmpty());
  }
}
