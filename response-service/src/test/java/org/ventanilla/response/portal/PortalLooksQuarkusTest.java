package org.ventanilla.response.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.inbox.Browser;
import org.ventanilla.response.town.ServiceTest;

/** The town's page in a browser, as a neighbour uses it: in every language, light and dark, wide and on a phone. */
@ServiceTest
class PortalLooksQuarkusTest {

  private static final String PICTURES = System.getProperty("browser.pictures", "");

  @TestHTTPResource("/")
  String site;

  @Inject Database database;

  private Browser browser;

  @BeforeEach
  void start() {
    browser = Browser.start();
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void neighbourReportsFollowsAndSeesTheBoard() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (BrowserContext phone = browser.person(site, 360, 740, scheme)) {
        Page page = phone.newPage();
        page.navigate("/town");
        inspect(page, scheme, "town-360");
        page.getByLabel("¿De qué se trata?").selectOption("street-lighting");
        page.getByLabel("Calle y número").fill("Paseo de la Ribera " + UUID.randomUUID());
        page.getByLabel("¿Qué ocurre?").fill("La farola parpadea toda la noche");
        // A form that comes back sooner than anybody writes is a robot's.
        page.evaluate("document.querySelector('[name=opened]').value -= 30");
        page.getByText("Enviar el aviso").click();
        page.waitForURL("**/town/r/**");
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Aviso recibido");
        inspect(page, scheme, "followed-360");
        String code = page.url().replaceAll(".*/r/([^?]*).*", "$1");
        database.update("UPDATE demand SET state = 'done' WHERE public_code = ?", code);
        page.navigate("/town/r/" + code);
        assertThat(page.getByText("¿Sigue sin arreglarse?")).isVisible();
        inspect(page, scheme, "done-360");
        page.navigate("/town/board");
        inspect(page, scheme, "board-360");
      }
      try (BrowserContext desk = browser.person(site, 1280, 860, scheme)) {
        Page page = desk.newPage();
        for (String language : List.of("es", "en", "pt", "ca")) {
          desk.addCookies(List.of(new Cookie("ventanilla-language", language).setUrl(site)));
          for (String address : List.of("/town", "/town/board", "/town/r/none")) {
            page.navigate(address);
            inspect(page, scheme, language + address.replace('/', '-') + "-1280");
          }
        }
      }
    }
    assertThat(
            browser.complaints().stream().filter(complaint -> !complaint.contains("404")).toList())
        .isEmpty();
  }

  private void inspect(Page page, ColorScheme scheme, String name) {
    assertThat(new AxeBuilder(page).withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")).analyze().getViolations())
        .as(name + " " + scheme).isEmpty();
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as(name).isTrue();
    if (!PICTURES.isEmpty()) {
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of(PICTURES, name + "-" + scheme + ".png")).setFullPage(true));
    }
  }
}
