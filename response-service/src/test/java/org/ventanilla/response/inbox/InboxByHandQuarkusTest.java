package org.ventanilla.response.inbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.response.town.AMention.aMention;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.response.town.AMention;
import org.ventanilla.response.town.ServiceTest;
import org.ventanilla.response.town.Town;
import org.ventanilla.response.town.Villarrio;

/** The inbox as a community manager uses it. */
@ServiceTest
class InboxByHandQuarkusTest {

  @Inject Town town;

  @TestHTTPResource("/")
  String site;

  private Browser browser;
  private BrowserContext ana;

  @BeforeEach
  void anaSitsDown() {
    browser = Browser.start();
    BusyMorning.silence(town);
    ana = browser.person(site, 1440, 900, ColorScheme.LIGHT);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  private Page inbox() {
    return Browser.signedIn(ana, Villarrio.Person.ANA, "/inbox");
  }

  private static AMention said(String name, String words) {
    return aMention().by(UUID.randomUUID().toString(), "", name).saying(words);
  }

  private UUID says(AMention mention) {
    return town.conversation(mention);
  }

  private static Locator row(Page page, UUID id) {
    return page.locator("#rows > [data-id='" + id + "']");
  }

  private static String focused(Page page) {
    return (String) page.evaluate("document.activeElement.closest('.row')?.dataset.id ?? document.activeElement.id");
  }

  private static void streamIsOpen(Page page) {
    assertThat(page.locator("html")).hasAttribute("data-live", "yes");
  }

  @Test
  void aNewMentionComesInWithoutMovingWhatIsLookedAt() {
    BusyMorning.in(town);
    Page page = inbox();
    streamIsOpen(page);
    for (int i = 0; i < 12; i++) {
      page.keyboard().press("j");
    }
    String selected = focused(page);
    Locator row = row(page, UUID.fromString(selected));
    double before = row.boundingBox().y;
    UUID first = says(said("Recién Llegada", "Se ha caído un árbol en la plaza").at(Instant.now()));
    UUID second = says(said("Otra Vecina", "Confirmo, corta el paso").at(Instant.now()));
    row(page, first).waitFor();
    row(page, second).waitFor();
    assertThat(row.boundingBox().y).isEqualTo(before);
    assertThat(focused(page)).isEqualTo(selected);
    assertThat(page.locator("#fresh")).hasText("2 menciones nuevas");
    page.locator("#fresh").click();
    assertThat(page.locator("#rows > .row").first()).hasAttribute("data-id", second.toString());
    assertThat((int) page.evaluate("document.getElementById('scroll').scrollTop")).isZero();
    assertThat(page.locator("#fresh")).isHidden();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aRowThatIsAnsweredLateTakesItsPlaceAboveWhatIsLookedAt() {
    UUID old = says(said("Marta Rueda", "Un bache"));
    Page page = inbox();
    streamIsOpen(page);
    row(page, old).hover();
    double before = row(page, old).boundingBox().y;
    UUID newest = says(said("Recién Llegada", "Otro bache").at(Instant.now()));
    row(page, newest).waitFor(new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
    UUID between = says(said("Otra Vecina", "Y otro más").at(Instant.now().minusSeconds(5)));
    row(page, between).waitFor(new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
    assertThat(page.locator("#rows > .row").first()).hasAttribute("data-id", newest.toString());
    assertThat(page.locator("#rows > .row").nth(1)).hasAttribute("data-id", between.toString());
    assertThat(row(page, old).boundingBox().y).isEqualTo(before);
    assertThat(page.locator("#fresh")).hasText("2 menciones nuevas");
  }

  @Test
  void aShortListStaysStillUnderThePointerToo() {
    UUID old = says(said("Marta Rueda", "Un bache"));
    Page page = inbox();
    streamIsOpen(page);
    row(page, old).hover();
    double before = row(page, old).boundingBox().y;
    UUID fresh = says(said("Recién Llegada", "Otro bache").at(Instant.now()));
    row(page, fresh).waitFor(new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
    assertThat(row(page, old).boundingBox().y).isEqualTo(before);
    assertThat(page.locator("#fresh")).hasText("1 mención nueva");
  }

  @Test
  void whenNobodyTouchesTheListTheNewestIsOnTopAndCounted() {
    says(said("Marta Rueda", "Un bache"));
    Page page = inbox();
    streamIsOpen(page);
    page.mouse().move(1200, 500);
    page.evaluate("document.activeElement.blur()");
    UUID fresh = says(said("Recién Llegada", "Otro bache").at(Instant.now()));
    assertThat(page.locator("#rows > .row").first()).hasAttribute("data-id", fresh.toString());
    assertThat(page.locator("#fresh")).isHidden();
    assertThat(page.locator("[data-count=unassigned]")).hasText("2");
  }

  @Test
  void anOpenConversationGrowsWhileItsReplyIsBeingWritten() {
    AMention first = said("Marta Rueda", "Un bache").by("c1", "marta", "Marta Rueda");
    UUID id = says(first);
    Page page = inbox();
    streamIsOpen(page);
    row(page, id).click();
    page.locator("#reply-text").fill("Gracias por av");
    says(said("Marta Rueda", "Ya son dos ruedas pinchadas").by("c1", "marta", "Marta Rueda").inThread(first.id()));
    assertThat(page.locator("#thread")).containsText("Ya son dos ruedas pinchadas");
    assertThat(page.locator("#reply-text")).hasValue("Gracias por av");
    assertThat(focused(page)).isEqualTo("reply-text");
  }

  @Test
  void aWholeMorningGoesByKeyboard() {
    UUID id = says(said("Marta Rueda", "Un bache en la calle Mayor").place("Calle Mayor"));
    UUID other = says(said("Julián Paz", "La farola no luce").about("street-lighting", "lighting").at(Instant.now().minusSeconds(540)));
    Page page = inbox();
    page.keyboard().press("j");
    page.keyboard().press("j");
    assertThat(focused(page)).isEqualTo(other.toString());
    page.keyboard().press("k");
    page.keyboard().press("Enter");
    assertThat(page.locator("#conv-name")).hasText("Marta Rueda");
    assertThat(page.url()).contains("/inbox/" + id);
    page.keyboard().press("a");
    assertThat(page.locator("#toast")).hasText("Ahora la lleva usted");
    page.keyboard().press("n");
    page.keyboard().type("¿Es la obra del martes?");
    page.keyboard().press("Control+Enter");
    assertThat(page.locator(".msg.note")).containsText("¿Es la obra del martes?");
    page.keyboard().press("d");
    assertThat(page.locator("#demand-place")).hasValue("Calle Mayor");
    page.locator("#demand-form button.primary").press("Enter");
    assertThat(page.locator("#toast")).containsText("Demanda 20");
    assertThat(page.locator("#toast")).containsText("Vía pública y obras");
    page.keyboard().press("r");
    page.keyboard().type("Gracias, Marta. Va la brigada.");
    page.keyboard().press("Control+Enter");
    assertThat(page.locator(".msg.out")).containsText("Gracias, Marta. Va la brigada.");
    assertThat(page.locator("#reply-text")).hasValue("");
    page.keyboard().press("Escape");
    page.keyboard().press("e");
    assertThat(page.locator("#act-reopen")).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.locator("#conv-name")).hasCount(0);
    assertThat(focused(page)).isEqualTo(id.toString());
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void whatTheClassifierGotWrongIsPutRight() {
    UUID id = says(said("Marta Rueda", "Un bache").sure(0.4));
    Page page = inbox();
    row(page, id).click();
    assertThat(page.locator("#conv-name")).hasText("Marta Rueda");
    page.keyboard().press("c");
    page.locator("#correct-service").selectOption("street-lighting");
    page.locator("#correct-form button.primary").click();
    assertThat(page.locator("#toast")).hasText("Clasificación corregida");
    assertThat(page.locator("#side")).containsText("Alumbrado público");
  }

  @Test
  void aReplyThatFailedSaysWhyAndIsTriedAgain() {
    UUID id = says(said("Marta Rueda", "Un bache"));
    BusyMorning.reply(town, id, "x", "Vamos para allá", "failed", "X: You are not allowed to reply to this post.");
    Page page = inbox();
    row(page, id).click();
    assertThat(page.locator(".failure")).containsText("You are not allowed");
    page.locator(".failure button").click();
    assertThat(page.locator("#toast")).hasText("Se volverá a enviar");
    assertThat(page.locator(".failure")).hasCount(0);
  }

  @Test
  void aDraftSurvivesAReloadAndADoubleClickSendsOnce() {
    UUID id = says(said("Marta Rueda", "Un bache"));
    Page page = inbox();
    row(page, id).click();
    page.locator("#reply-text").fill("Gracias por avisar");
    page.reload();
    assertThat(page.locator("#reply-text")).hasValue("Gracias por avisar");
    page.locator("#send").dblclick();
    assertThat(page.locator(".msg.out")).hasCount(1);
    assertThat(page.locator("#reply-text")).hasValue("");
    page.reload();
    assertThat(page.locator(".msg.out")).hasCount(1);
    assertThat(page.locator("#reply-text")).hasValue("");
  }

  @Test
  void theCounterCountsAsTheNetworkDoes() {
    UUID id = says(said("Marta Rueda", "Un bache"));
    Page page = inbox();
    row(page, id).click();
    page.locator("#reply-text").fill("Vea https://villarrio.example/obras/una-direccion-muy-larga-que-cuenta-siempre-igual");
    assertThat(page.locator("#count")).hasText("253 quedan");
    page.locator("#reply-text").fill("👩‍👩‍👧‍👦".repeat(3));
    assertThat(page.locator("#count")).hasText("274 quedan");
    page.locator("#reply-text").fill("a".repeat(283));
    assertThat(page.locator("#count")).hasText("sobran 3");
    page.locator("#send").click();
    assertThat(page.locator(".msg.out")).hasCount(0);
  }

  @Test
  void theKeysAreInertWhileWritingAndCanBeSwitchedOff() {
    UUID id = says(said("Marta Rueda", "Un bache"));
    Page page = inbox();
    page.locator("#search").click();
    page.keyboard().type("aerj");
    assertThat(page.locator("#search")).hasValue("aerj");
    row(page, id).click();
    page.keyboard().press("?");
    page.locator("#keys-on").uncheck();
    page.keyboard().press("Escape");
    page.keyboard().press("a");
    page.keyboard().press("d");
    assertThat(page.locator("#demand-form")).isHidden();
    assertThat(page.locator("#act-assign")).containsText("Asignármela");
  }

  @Test
  void everythingWorksWithoutScript() {
    UUID id = says(said("Marta Rueda", "Un bache"));
    BrowserContext plain = browser.personWithoutScript(site);
    Page page = Browser.signedIn(plain, Villarrio.Person.ANA, "/inbox");
    row(page, id).locator("a").click();
    page.locator("#reply-text").fill("Gracias por avisar");
    page.locator("#send").click();
    assertThat(page.locator(".msg.out")).containsText("Gracias por avisar");
    page.locator("label:has(#mode-note)").click();
    page.locator("#note-text").fill("Ojo con esta esquina");
    page.locator("#keep-note").click();
    assertThat(page.locator(".msg.note")).containsText("Ojo con esta esquina");
    page.locator("#search").fill("bache");
    page.locator("#search").press("Enter");
    assertThat(page.locator("#rows .row")).hasCount(1);
  }

  @Test
  void onAPhoneTheConversationTakesTheScreenAndGivesItBack() {
    UUID id = says(said("Marta Rueda", "Un bache"));
    BrowserContext phone = browser.person(site, 390, 844, ColorScheme.LIGHT);
    Page page = Browser.signedIn(phone, Villarrio.Person.ANA, "/inbox");
    row(page, id).click();
    assertThat(page.locator("#reply-text")).isVisible();
    assertThat(page.locator("#rows")).isHidden();
    page.locator("[data-close]").click();
    assertThat(page.locator("#rows")).isVisible();
    page.goBack();
    assertThat(page.locator("#conv-name")).hasText("Marta Rueda");
    page.goBack();
    assertThat(page.locator("#rows")).isVisible();
  }

  @Test
  void aCutStreamIsToldAndMadeUpFor() {
    says(said("Marta Rueda", "Un bache"));
    Page page = inbox();
    streamIsOpen(page);
    ana.setOffline(true);
    assertThat(page.locator("#cut")).isVisible();
    UUID missed = says(said("Recién Llegada", "Otro bache").at(Instant.now()));
    ana.setOffline(false);
    row(page, missed).waitFor(new Locator.WaitForOptions().setTimeout(25_000));
    assertThat(row(page, missed)).hasCount(1);
    assertThat(page.locator("#cut")).isHidden();
  }
}
