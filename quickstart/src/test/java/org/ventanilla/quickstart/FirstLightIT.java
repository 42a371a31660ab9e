package org.ventanilla.quickstart;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole loop, as a neighbour and a community manager see it, in a real browser. */
class FirstLightIT {

  private static Browser browser;
  private static WholeTown town;

  @BeforeAll
  static void startTheTown() {
    browser = Browser.startOrSkip();
    town = WholeTown.start();
  }

  @AfterAll
  static void stopTheTown() {
    if (town != null) {
      town.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "facebook", "instagram", "mastodon", "bluesky"})
  void aNeighboursPostIsAnsweredInItsThreadAndBecomesADemand(String network) {
    String words = "La farola de la plaza de la Fuente lleva tres noches apagada (" + network + ")";
    String answer = "Gracias por avisar. Esta tarde pasa la brigada de alumbrado. (" + network + ")";
    Page inbox = browser.inboxOf(town, "lucia");
    List<String> errors = new ArrayList<>();
    inbox.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(message.text());
          }
        });
    inbox.evaluate("window.neverReloaded = true");

    Page square = browser.window();
    square.navigate(town.url("plaza") + "/");
    write(square, network, "Marta Rueda", words);

    Locator row = inbox.locator("#rows li.row", new Page.LocatorOptions().setHasText(words));
    assertThat(row).isVisible();
    row.locator("a").click();
    assertThat(inbox.locator("#thread")).containsText(words);
    inbox.fill("#reply-text", answer);
    inbox.click("#send");
    assertThat(square.locator("body")).containsText(answer);

    inbox.click("#act-demand");
    inbox.selectOption("#demand-service", "street-lighting");
    inbox.click("#demand-form button[type=submit]");
    assertThat(inbox.locator("#side .folio")).hasText(Pattern.compile("\\d{4}-\\d{6}"));

    assertThat(inbox.evaluate("window.neverReloaded")).as("the page was not reloaded").isEqualTo(true);
    assertThat(errors).isEmpty();
    inbox.context().close();
    square.context().close();
  }

  /** A comment on Instagram, which is what the form writes there, carries no photo. */
  @ParameterizedTest
  @ValueSource(strings = {"x", "facebook"})
  void aNeighboursPhotoIsSeenInTheInbox(String network) {
    String words = "Miren el socavón de la calle del Olmo (" + network + ")";
    Page inbox = browser.inboxOf(town, "lucia");
    Page square = browser.window();
    square.navigate(town.url("plaza") + "/");
    square.check("#composer [name=photo]");
    write(square, network, "Marta Rueda", words);

    inbox.locator("#rows li.row", new Page.LocatorOptions().setHasText(words)).locator("a").click();

    Locator photo = inbox.locator("#thread .media img");
    assertThat(photo).isVisible();
    assertThat(photo).hasJSProperty("complete", true);
    assertThat((int) photo.evaluate("image => image.naturalWidth")).isEqualTo(320);
    assertThat(photo.getAttribute("src")).startsWith("/media/");
    inbox.context().close();
    square.context().close();
  }

  /** Posts by the page's own form. */
  private static void write(Page square, String network, String author, String words) {
    square.check("#composer [name=network][value=" + network + "]");
    square.fill("#composer [name=author]", author);
    square.fill("#composer [name=text]", words);
    square.click("#composer button.primary");
  }
}
