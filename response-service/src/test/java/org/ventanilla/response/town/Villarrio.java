package org.ventanilla.response.town;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ventanilla.plaza.Plaza;
import org.ventanilla.plaza.PlazaAccount;
import org.ventanilla.plaza.PlazaConfig;

/** The fictional town that every test knows: its people, whose login is also their password's beginning, and accounts. */
public final class Villarrio implements QuarkusTestResourceLifecycleManager {

  public static final String X = "x-villarrio";
  public static final String FACEBOOK = "facebook-villarrio";
  public static final String INSTAGRAM = "instagram-villarrio";
  public static final String ACCOUNT_NETWORK_ID = "1570000000000000001";

  /** 32 bytes, only for tests. */
  public static final String ACCOUNTS_KEY = "VmlsbGFycsOtbydzIGtleSBmb3IgdGVzdHMgb25seSE=";

  private Path file;
  private Plaza plaza;
  private PhotoHost photos;

  /** Someone of the town hall. */
  public enum Person {
    ANA("agent", null),
    RAUL("agent", null),
    OBRAS("department", "public-works"),
    LIMPIEZA("department", "cleaning"),
    PACO("worker", "public-works"),
    DIANA("director", null),
    ALCALDESA("mayor", null),
    OPS("admin", null);

    private final String role;
    private final String department;

    Person(String role, String department) {
      this.role = role;
      this.department = department;
    }

    public String login() {
      return name().toLowerCase(Locale.ROOT);
    }

    public String password() {
      return login() + "-contraseña-larga";
    }

    public String token() {
      return "vt_" + login() + "_0123456789abcdef0123456789abcdef";
    }

    public String bearer() {
      return "Bearer " + token();
    }

    public String role() {
      return role;
    }

    public String department() {
      return department;
    }

    private String json() {
      return """
          {"login":"%s","password":"%s","role":"%s","department":%s,"token":"%s"}"""
          .formatted(login(), password(), role, department == null ? "null" : '"' + department + '"', token());
    }
  }

  @Override
  public Map<String, String> start() {
    try {
      file = Files.createTempFile("villarrio", ".json");
      Files.writeString(
          file, Stream.of(Person.values()).map(Person::json).collect(Collectors.joining(",", "{\"users\":[", "]}")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> config = new HashMap<>();
    config.put("ventanilla.people.bootstrap-file", file.toString());
    config.put("quarkus.http.auth.session.encryption-key", "a-key-only-for-tests-of-villarrio");
    plaza = Plaza.start(PlazaConfig.villarrio());
    photos = new PhotoHost();
    account(config, X, "x", plaza.config().x());
    account(config, FACEBOOK, "facebook", plaza.config().facebook());
    account(config, INSTAGRAM, "instagram", plaza.config().instagram());
    config.put("ventanilla.accounts-key", ACCOUNTS_KEY);
    config.put("ventanilla.town.name", "Ayuntamiento de Villarrío");
    config.put("ventanilla.portal.sendings-per-hour", "1000");
    config.put("ventanilla.delivery.sweep", "200ms");
    config.put("ventanilla.delivery.backoff", "100ms");
    config.put("ventanilla.delivery.look-after", "100ms");
    config.put("ventanilla.delivery.lease", "3s");
    config.put("ventanilla.intake.max-wait", "1s");
    config.put("ventanilla.media.origins", plaza.url() + "," + photos.url());
    config.put("ventanilla.media.sweep", "200ms");
    config.put("ventanilla.media.backoff", "200ms");
    config.put("ventanilla.media.max-backoff", "200ms");
    config.put("ventanilla.media.max-attempts", "50");
    return config;
  }

  private void account(Map<String, String> config, String id, String network, PlazaAccount there) {
    String prefix = "ventanilla.accounts." + id + ".";
    config.put(prefix + "network", network);
    config.put(prefix + "network-id", there.id());
    config.put(prefix + "name", there.name());
    config.put(prefix + "base-url", plaza.url());
    config.put(prefix + "app-key", there.appKey());
    config.put(prefix + "app-secret", there.appSecret());
    config.put(prefix + "token", there.token());
    config.put(prefix + "token-secret", there.tokenSecret());
    config.put(prefix + "verify-token", there.verifyToken());
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(plaza, new TestInjector.MatchesType(Plaza.class));
    injector.injectIntoFields(photos, new TestInjector.MatchesType(PhotoHost.class));
  }

  @Override
  public void stop() {
    if (plaza != null) {
      plaza.close();
    }
    if (photos != null) {
      photos.close();
    }
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
