package org.ventanilla.quickstart;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** A headless Chromium of this machine, as {@code -Dbrowser.path=...r the distribution has it. */
final class Browser implements AutoCloseable {

  private static final Path CHROMIUM = Path.of(System.getProperty("browser.path", "/usr/bin/chromium"));

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  private Browser() {
    playwright =
        Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(
                        List.of(
                            "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
                            "--disable-background-networking", "--disable-component-update", "--disable-sync")));
  }

  /** Starts it, or skips the test and says why when this machine has none. */
  static Browser startOrSkip() {
    if (!Files.isExecutable(CHROMIUM)) {
      String why = "Browser test skipped: there is no Chromium at " + CHROMIUM + " (-Dbrowser.path=)";
      System.out.println(why);
      Assumptions.abort(why);
    }
    return new Browser();
  }

  /** A window of somebody's own, with nobody logged in. */
  Page window() {
    Page page =
        chromium
            .newContext(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(1440, 900))
            .newPage();
    page.setDefaultTimeout(30_000);
    return page;
  }

  /** A window in which a person of the town has the inbox open. */
  Page inboxOf(WholeTown town, String login) {
    Page page = window();
    page.navigate(town.url("response") + "/inbox?view=open");
    page.fill("[name=j_username]", login);
    page.fill("[name=j_password]", town.credentials().user(login).password());
    page.click("form [type=submit]");
    page.waitForSelector("#rows", new Page.WaitForSelectorOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
    return page;
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
