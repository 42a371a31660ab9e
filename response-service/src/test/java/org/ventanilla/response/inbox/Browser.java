package org.ventanilla.response.inbox;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.ventanilla.response.town.Villarrio;

/** A real browser without a window, and everything that its console complained of. */
public final class Browser implements AutoCloseable {

  private static final Path CHROMIUM = Path.of(System.getProperty("browser.path", "/usr/bin/chromium"));

  /** A busy machine is slow; what never comes is still found out. */
  private static final double WAIT_MILLIS = 20_000;

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;
  private final List<String> complaints = new ArrayList<>();

  private Browser(Playwright playwright, com.microsoft.playwright.Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts the browser; on a machine without one, skips the test and says so. */
  public static Browser start() {
    if (!Files.isExecutable(CHROMIUM)) {
      System.out.println("Browser tests are skipped: there is no " + CHROMIUM + " (set -Dbrowser.path=...)");
      Assumptions.abort("no browser at " + CHROMIUM);
    }
    PlaywrightAssertions.setDefaultAssertionTimeout(WAIT_MILLIS);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Browser(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage"))));
  }

  /** A person's own browser. */
  public BrowserContext person(String site, int width, int height, ColorScheme scheme) {
    return watched(browser.newContext(options(site).setViewportSize(width, height).setColorScheme(scheme)));
  }

  /** The browser of somebody whose scripts are blocked. */
  public BrowserContext personWithoutScript(String site) {
    return watched(browser.newContext(options(site).setViewportSize(1440, 900).setJavaScriptEnabled(false)));
  }

  private static com.microsoft.playwright.Browser.NewContextOptions options(String site) {
    return new com.microsoft.playwright.Browser.NewContextOptions()
        .setBaseURL(site)
        .setLocale("es-ES")
        .setTimezoneId("Europe/Madrid");
  }

  private BrowserContext watched(BrowserContext context) {
    context.setDefaultTimeout(WAIT_MILLIS);
    context.onConsoleMessage(
        message -> {
          if ("error".equals(message.type()) || "warning".equals(message.type())) {
            complaints.add(message.type() + ": " + message.text());
          }
        });
    context.onWebError(error -> complaints.add("error: " + error.error()));
    return context;
  }

  /** Signs in and waits for the first page. */
  public static Page signedIn(BrowserContext context, Villarrio.Person person, String address) {
    Page page = context.newPage();
    page.navigate(address);
    page.getByLabel("Usuario").fill(person.login());
    page.getByLabel("Contraseña").fill(person.password());
    page.locator("button.primary").click();
    page.waitForURL("**" + address);
    return page;
  }

  /** What the console has complained of since it was asked last. */
  public List<String> complaints() {
    List<String> since = List.copyOf(complaints);
    complaints.clear();
    return since;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
