package org.ventanilla.response.inbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ventanilla.response.town.AMention.aMention;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
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
import org.ventanilla.events.Change;
import org.ventanilla.events.Media;
import org.ventanilla.plaza.Plaza;
import org.ventanilla.response.photo.Photos;
import org.ventanilla.response.town.AMention;
import org.ventanilla.response.town.PhotoHost;
import org.ventanilla.response.town.ServiceTest;
import org.ventanilla.response.town.Town;
import org.ventanilla.response.town.Villarrio;

/** Citizens' photos as people of the town hall see them. */
@ServiceTest
class InboxPhotosQuarkusTest {

  private static final String PICTURES = System.getProperty("browser.pictures", "");
  private static final String NO_DESCRIPTION = "";

  @Inject Town town;

  @TestHTTPResource("/")
  String site;

  Plaza plaza;
  PhotoHost photos;

  private final String path = "/" + UUID.randomUUID();
  private Browser browser;

  @BeforeEach
  void aBrowser() {
    browser = Browser.start();
    BusyMorning.silence(town);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  private void awaitPhotos(String state, int n) {
    await().atMost(Duration.ofSeconds(30)).untilAsserted(() ->
        assertThat(town.count("SELECT count(*) AS n FROM media WHERE state = ?", state)).isEqualTo(n));
  }

  private static void isDrawn(Locator image) {
    assertThat(image).isVisible();
    assertThat(image).hasJSProperty("complete", true);
    assertThat((int) image.evaluate("image => image.naturalWidth")).isGreaterThan(0);
  }

  /** One of each: with a description and without, standing and lying, on its way, gone, and what stays on the network. */
  private UUID album() {
    photos.keep(path + "late", Photos.jpeg(80, 40));
    photos.breakDown(path + "late");
    UUID id =
        town.conversation(
            aMention().by("c" + UUID.randomUUID(), "marta_rueda", "Marta Rueda")
                .saying("El socavón de la calle del Olmo, de cerca y de lejos.")
                .with(
                    new Media("photo", plaza.url() + "/plaza/assets/sample.png",
                        "Un socavón ancho en medio de la calzada, junto a la línea discontinua"),
                    new Media("photo", photos.keep(path + "tall", Photos.taken(Photos.jpeg(900, 500), 6)), NO_DESCRIPTION),
                    new Media("photo", photos.url() + path + "late", NO_DESCRIPTION),
                    new Media("photo", photos.url() + path + "gone", "La acera, desde el portal"),
                    new Media("video", "https://video.twimg.com/1.mp4", NO_DESCRIPTION)));
    awaitPhotos("stored", 2);
    awaitPhotos("failed", 1);
    return id;
  }

  @Test
  void aPhotoAppearsInTheOpenConversationWhenItArrives() {
    photos.keep(path, Photos.jpeg(600, 400));
    photos.breakDown(path);
    UUID id = town.conversation(aMention().with(new Media("photo", photos.url() + path, "Un bache junto al paso")));
    try (BrowserContext ana = browser.person(site, 1440, 900, ColorScheme.LIGHT)) {
      Page page = Browser.signedIn(ana, Villarrio.Person.ANA, "/inbox");
      page.locator("#rows > [data-id='" + id + "'] a").click();
      assertThat(page.locator("#thread .media .waiting")).containsText("Foto");
      assertThat(page.locator("html")).hasAttribute("data-live", "yes");
      page.evaluate("window.neverReloaded = true");
      page.locator("#reply-text").fill("Gracias");

      photos.repair(path);

      isDrawn(page.getByAltText("Un bache junto al paso"));
      assertThat(page.locator("#thread .media .waiting")).hasCount(0);
      assertThat(page.evaluate("window.neverReloaded")).isEqualTo(true);
      assertThat(page.locator("#reply-text")).hasValue("Gracias");
    }
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void theKeyboardOpensAPhotoInFullSize() {
    UUID id = album();
    try (BrowserContext ana = browser.person(site, 1440, 900, ColorScheme.LIGHT)) {
      Page page = Browser.signedIn(ana, Villarrio.Person.ANA, "/inbox");
      page.navigate("/inbox/" + id);
      page.locator(".media .photo a").first().focus();
      Page full = ana.waitForPage(() -> page.keyboard().press("Enter"));
      isDrawn(full.locator("img"));
      assertThat((int) full.locator("img").evaluate("image => image.naturalWidth")).isEqualTo(640);
    }
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void withoutScriptPhotosAreSeenAndOpenedAllTheSame() {
    UUID id = album();
    try (BrowserContext plain = browser.personWithoutScript(site)) {
      Page page = Browser.signedIn(plain, Villarrio.Person.ANA, "/inbox");
      page.navigate("/inbox/" + id);
      assertThat(page.locator(".media img")).hasCount(2);
      assertThat(page.locator(".media .photo a").first()).hasAttribute("href", java.util.regex.Pattern.compile("/media/.*"));
    }
  }

  @Test
  void aPhotoThatIsTakenBackLeavesTheOpenConversation() {
    AMention mention = aMention().with(new Media("photo", photos.keep(path, Photos.jpeg(600, 400)), "Un bache"));
    UUID id = town.conversation(mention);
    awaitPhotos("stored", 1);
    try (BrowserContext ana = browser.person(site, 1440, 900, ColorScheme.LIGHT)) {
      Page page = Browser.signedIn(ana, Villarrio.Person.ANA, "/inbox");
      page.locator("#rows > [data-id='" + id + "'] a").click();
      isDrawn(page.getByAltText("Un bache"));
      assertThat(page.locator("html")).hasAttribute("data-live", "yes");
      assertThat(page.locator("#rows > [data-id='" + id + "'] .has-photo")).hasCount(1);

      town.hear(List.of(mention.change(Change.DELETED).receivedAt(Instant.now()).build()));

      assertThat(page.getByAltText("Un bache")).hasCount(0);
      assertThat(page.locator("#thread")).containsText("El vecino borró este mensaje.");
      assertThat(page.locator("#rows > [data-id='" + id + "'] .has-photo")).hasCount(0);
    }
  }

  @Test
  void whyAPhotoIsMissingIsSaidInEveryLanguage() {
    UUID id = album();
    try (BrowserContext ana = browser.person(site, 360, 640, ColorScheme.LIGHT)) {
      Page page = Browser.signedIn(ana, Villarrio.Person.ANA, "/inbox");
      for (String[] words : new String[][] {
          {"es", "La foto ya no está en la red", "Sin descripción", "Vídeo en X"},
          {"en", "no longer on the network", "No description", "Video on X"},
          {"pt", "já não está na rede", "Sem descrição", "Vídeo em X"},
          {"ca", "ja no és a la xarxa", "Sense descripció", "Vídeo a X"}}) {
        ana.addCookies(List.of(new Cookie("ventanilla-language", words[0]).setUrl(site)));
        page.navigate("/inbox/" + id);
        assertThat(page.locator(".media")).containsText(words[1]);
        assertThat(page.locator(".media")).containsText(words[2]);
        assertThat(page.locator(".media a[rel*=nofollow]")).hasText(words[3]);
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth")).isEqualTo(0);
      }
    }
  }

  @Test
  void photosAreAccessibleInLightAndDarkWideAndNarrow() {
    UUID id = album();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : new int[] {1440, 390}) {
        try (BrowserContext ana = browser.person(site, width, width > 720 ? 900 : 844, scheme)) {
          String name = "photos-" + width + "-" + scheme.name().toLowerCase();
          Page page = Browser.signedIn(ana, Villarrio.Person.ANA, "/inbox");
          picture(page, name + "-list");
          page.navigate("/inbox/" + id);
          page.locator(".media img").all().forEach(InboxPhotosQuarkusTest::isDrawn);
          page.locator("#thread").evaluate("thread => { thread.scrollTop = 0; }");
          picture(page, name);
          // In one step: a photo that arrives takes the place of what is scrolled to.
          page.locator(".media .attached").last().evaluate("last => last.scrollIntoView()");
          picture(page, name + "-end");
          assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth")).as(name).isEqualTo(0);
          assertThat(new AxeBuilder(page).analyze().getViolations())
              .as(name)
              .allSatisfy(violation -> assertThat(violation.getId() + " " + violation.getNodes()).isEmpty());
        }
      }
    }
    assertThat(browser.complaints()).isEmpty();
  }

  private static void picture(Page page, String name) {
    if (!PICTURES.isEmpty()) {
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(PICTURES, name + ".png")));
    }
  }
}
