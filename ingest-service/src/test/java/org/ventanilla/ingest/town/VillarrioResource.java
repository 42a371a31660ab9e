package org.ventanilla.ingest.town;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.ventanilla.embedded.FreePort;
import org.ventanilla.plaza.Plaza;
import org.ventanilla.plaza.PlazaAccount;
import org.ventanilla.plaza.PlazaConfig;

/** The accounts of Villarrío on the simulated networks, which send their webhooks to the service under test. */
public final class VillarrioResource implements QuarkusTestResourceLifecycleManager {

  /** Opens what response-service encrypts; 32 bytes, only for tests. */
  public static final String ACCOUNTS_KEY = "VmlsbGFycsOtbydzIGtleSBmb3IgdGVzdHMgb25seSE=";

  private Plaza plaza;

  @Override
  public Map<String, String> start() {
    int port = FreePort.any();
    plaza = Plaza.start(PlazaConfig.villarrio().withWebhooks(URI.create("http://127.0.0.1:" + port)));
    Map<String, String> config = new HashMap<>();
    config.put("quarkus.http.test-port", String.valueOf(port));
    config.put("ventanilla.accounts-key", ACCOUNTS_KEY);
    config.put("ventanilla.ingest.poll-interval", "200ms");
    config.put("ventanilla.ingest.polling.dead-token-probe", "1s");
    config.put("ventanilla.ingest.polling.longest-retry", "1s");
    config.put("ventanilla.ingest.polling.longest-interval", "400ms");
    config.put("ventanilla.ingest.polling.subscription-check", "500ms");
    config.put("ventanilla.ingest.relay.delivery-timeout", "3s");
    config.put("ventanilla.ingest.lookup.first-retry", "100ms");
    // The neighbours of the tests say the same again and again.
    config.put("ventanilla.ingest.filter.repeats", "0");
    account(config, "x", plaza.config().x(), plaza.url());
    account(config, "facebook", plaza.config().facebook(), plaza.url());
    account(config, "instagram", plaza.config().instagram(), plaza.url());
    village(config, "calm");
    village(config, "rough");
    village(config, "asleep");
    config.put("ventanilla.ingest.polling.paused", "village-asleep");
    return config;
  }

  private static void account(Map<String, String> config, String network, PlazaAccount account, String url) {
    String prefix = "ventanilla.accounts.\"" + network + "-villarrio\".";
    config.put(prefix + "network", network);
    config.put(prefix + "network-id", account.id());
    config.put(prefix + "handle", account.handle());
    config.put(prefix + "name", account.name());
    config.put(prefix + "base-url", url);
    config.put(prefix + "app-key", account.appKey());
    config.put(prefix + "app-secret", account.appSecret());
    config.put(prefix + "token", account.token());
    config.put(prefix + "token-secret", account.tokenSecret());
    if (!account.verifyToken().isEmpty()) {
      config.put(prefix + "verify-token", account.verifyToken());
    }
  }

  /** An account on {@link VillageNetwork}. */
  private static void village(Map<String, String> config, String id) {
    String prefix = "ventanilla.accounts.\"village-" + id + "\".";
    config.put(prefix + "network", "mastodon");
    config.put(prefix + "network-id", id);
    config.put(prefix + "base-url", "http://127.0.0.1:1");
  }

  @Override
  public void inject(TestInjector testInjector) {
    testInjector.injectIntoFields(plaza, new TestInjector.MatchesType(Plaza.class));
  }

  @Override
  public void stop() {
    if (plaza != null) {
      plaza.close();
    }
  }
}
