package org.ventanilla.response.account;

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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.AccountReport;
import org.ventanilla.events.AccountState;
import org.ventanilla.response.inbox.Browser;
import org.ventanilla.response.town.ServiceTest;
import org.ventanilla.response.town.Town;
import org.ventanilla.response.town.Villarrio;
import org.ventanilla.response.town.Villarrio.Person;

/** The accounts as operations use them, and how their pages look; {@code -Dbrowser.pictures=} keeps what was seen. */
@ServiceTest
class AccountPagesQuarkusTest {

  private static final String PICTURES = System.getProperty("browser.pictures", "");

  @Inject Town town;
  @Inject AccountStates states;

  @TestHTTPResource("/")
  String site;

  private final String networkId = Long.toString(Math.abs(UUID.randomUUID().getMostSignificantBits()));
  private Browser browser;

  @BeforeEach
  void open() {
    browser = Browser.start();
    Instant now = Instant.now();
    report(
        Villarrio.X, AccountState.LISTENING, now, null,
        List.of(new AccountReport.Limit("mentions", 180, 171, null), new AccountReport.Limit("posts", 100, 64, null)));
    report(Villarrio.FACEBOOK, AccountState.TOKEN_DEAD, now.minusSeconds(5_400), "Error validating access token", null);
    report(Villarrio.INSTAGRAM, AccountState.THROTTLED, now.minusSeconds(400), "Application request limit reached", null);
  }

  private void report(
      String account, AccountState state, Instant heard, String error, List<AccountReport.Limit> limits) {
    states.take(
        new AccountReport(
            account, state, state == AccountState.THROTTLED ? Instant.now().plusSeconds(900) : null,
            heard.minusSeconds(3_000), heard, heard.minusSeconds(3_100), heard, error, limits, Instant.now()));
  }

  @AfterEach
  void close() {
    for (String account : List.of(Villarrio.X, Villarrio.FACEBOOK, Villarrio.INSTAGRAM)) {
      states.take(
          new AccountReport(
              account, AccountState.LISTENING, null, null, Instant.now(), null, null, null, null, Instant.now()));
    }
    browser.close();
  }

  @Test
  void operationsAddPauseRenewAndRemoveAnAccountWithoutScript() {
    try (BrowserContext ops = browser.personWithoutScript(site)) {
      Page page = Browser.signedIn(ops, Person.OPS, "/inbox");
      page.navigate("/settings");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Añadir cuenta")).click();
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("X").setExact(true)).click();
      page.locator("[name=networkId]").fill("no es un número");
      page.locator("[name=handle]").fill("@agua" + networkId);
      page.locator("[name=baseUrl]").fill("http://127.0.0.1:1");
      page.locator("[name=department]").selectOption("water");
      for (String secret : List.of("appKey", "appSecret", "token", "tokenSecret")) {
        page.locator("[name=" + secret + "]").fill("written-" + secret);
      }
      page.locator("main .primary").click();
      assertThat(page.locator("[role=alert]")).containsText("Hay datos que corregir");
      assertThat(page.locator("#h-networkId")).containsText("No está bien escrito");
      assertThat(page.locator("[name=networkId]")).hasValue("no es un número");
      assertThat(page.locator("[name=department]")).hasValue("water");
      assertThat(page.content()).doesNotContain("written-");

      page.locator("[name=networkId]").fill(networkId);
      for (String secret : List.of("appKey", "appSecret", "token", "tokenSecret")) {
        page.locator("[name=" + secret + "]").fill("written-" + secret);
      }
      page.locator("main .primary").click();
      assertThat(page.locator("[role=status].did")).containsText("añadida");
      assertThat(page.locator("h1")).containsText("@agua" + networkId);
      assertThat(page.locator("main")).containsText("por ops");

      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pausar")).click();
      assertThat(page.locator(".heard")).containsText("En pausa");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reanudar")).click();
      assertThat(page.locator(".did")).containsText("vuelve a escucharse");

      page.locator("#renew [name=token]").fill("renewed");
      page.locator("#renew .primary").click();
      assertThat(page.locator(".did")).containsText("renovado");
      page.locator("#settings [name=name]").fill("Agua de todos");
      page.locator("#settings .primary").click();
      assertThat(page.locator("h1")).containsText("Agua de todos");

      page.locator("#remove summary").click();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sí, quitar la cuenta")).click();
      assertThat(page.locator(".did")).containsText("ya no está");
      assertThat(page.locator("main")).not().containsText("Agua de todos");
    }
  }

  @Test
  void everyPageOfTheAccountsLooksRightInLightAndDarkWideAndNarrow() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(1440, 390)) {
        String as = width + "-" + scheme.name().toLowerCase();
        try (BrowserContext ops = browser.person(site, width, 900, scheme)) {
          Page page = Browser.signedIn(ops, Person.OPS, "/inbox");
          check(page, "banner-" + as);
          page.navigate("/settings/accounts");
          check(page, "accounts-" + as);
          page.navigate("/settings/accounts/" + Villarrio.FACEBOOK);
          check(page, "account-" + as);
          page.locator("#remove summary").click();
          check(page, "remove-" + as);
          page.navigate("/settings/accounts/new");
          check(page, "choose-" + as);
          page.navigate("/settings/accounts/new?network=facebook");
          check(page, "new-" + as);
        }
      }
    }
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void everyLanguageFitsOnASmallPhone() {
    try (BrowserContext diana = browser.person(site, 360, 740, ColorScheme.LIGHT)) {
      Page page = Browser.signedIn(diana, Person.DIANA, "/inbox");
      for (String language : List.of("es", "en", "pt", "ca")) {
        diana.addCookies(List.of(new Cookie("ventanilla-language", language).setUrl(site)));
        for (String address : List.of("/settings/accounts", "/settings/accounts/" + Villarrio.FACEBOOK)) {
          page.navigate(address);
          check(page, "director-360-" + language + address.length());
          assertThat(page.locator("main button").count()).isZero();
        }
      }
    }
  }

  private static void check(Page page, String name) {
    if (!PICTURES.isEmpty()) {
      page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(PICTURES, name + ".png")));
    }
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth")).as(name + " is too wide").isEqualTo(0);
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .as(name)
        .allSatisfy(violation -> assertThat(violation.getId() + " " + violation.getNodes()).isEmpty());
  }
}
