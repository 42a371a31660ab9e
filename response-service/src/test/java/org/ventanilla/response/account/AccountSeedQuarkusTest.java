package org.ventanilla.response.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ventanilla.response.town.Town.as;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.networks.Credentials;
import org.ventanilla.networks.vault.UnreadableSecretException;
import org.ventanilla.networks.vault.Vault;
import org.ventanilla.response.catalogue.Catalogue;
import org.ventanilla.response.town.ServiceTest;
import org.ventanilla.response.town.Town;
import org.ventanilla.response.town.Villarrio;
import org.ventanilla.response.town.Villarrio.Person;

/** What the configuration declares, over several starts. */
@ServiceTest
class AccountSeedQuarkusTest {

  private static final String KEY = Villarrio.ACCOUNTS_KEY;
  private static final String NEW_KEY = "QW5vdGhlciBrZXkgb2YgVmlsbGFycmlvLCAzMiBieXQ=";

  @Inject Town town;
  @Inject AccountTable table;
  @Inject Accounts accounts;
  @Inject Catalogue catalogue;
  @Inject ObjectMapper json;
  @Inject Clock clock;

  private final String id = "x-seed-" + UUID.randomUUID();
  private final String networkId = Long.toString(Math.abs(UUID.randomUUID().getMostSignificantBits()));

  @AfterEach
  void clean() {
    town.database().update("DELETE FROM account WHERE id LIKE 'x-seed-%'");
    accounts.reload();
  }

  private void start(String key, String oldKey, Map<String, String> declared) {
    AccountVault vault = new AccountVault(Optional.ofNullable(key), Optional.ofNullable(oldKey));
    new AccountSeed(config(declared, Map.of()), table, vault, accounts, catalogue, json, clock).start(null);
  }

  private static AccountsConfig config(Map<String, String> properties, Map<String, String> environment) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withSources(
                new PropertiesConfigSource(properties, "test", 100), new EnvConfigSource(environment, 300))
            .withMapping(AccountsConfig.class)
            .build();
    return config.getConfigMapping(AccountsConfig.class);
  }

  private Map<String, String> declared(String name, String token) {
    Map<String, String> declared = new HashMap<>();
    String prefix = "ventanilla.accounts.\"" + id + "\".";
    declared.put(prefix + "network", "x");
    declared.put(prefix + "network-id", networkId);
    declared.put(prefix + "handle", "semilla");
    declared.put(prefix + "name", name);
    declared.put(prefix + "base-url", "http://127.0.0.1:1");
    declared.put(prefix + "app-key", "key");
    declared.put(prefix + "app-secret", "secret");
    declared.put(prefix + "token", token);
    declared.put(prefix + "token-secret", "token-secret");
    return declared;
  }

  private Credentials credentials(String key) {
    return Vault.of(Optional.of(key), Optional.empty()).orElseThrow().open(id, account().sealed().orElseThrow());
  }

  private TownAccount account() {
    return table.find(id).orElseThrow();
  }

  @Test
  void anUnknownAccountIsTakenAndAnotherStartChangesNothing() {
    start(KEY, null, declared("Semilla", "one"));
    TownAccount first = account();
    start(KEY, null, declared("Semilla", "one"));

    assertThat(account()).isEqualTo(first);
    assertThat(credentials(KEY).token()).isEqualTo("one");
    assertThat(first.credentialsBy()).isEqualTo("configuration");
  }

  @Test
  void whatTheConfigurationChangesReplacesAndWhatPeopleChangedStandsOtherwise() {
    start(KEY, null, declared("Semilla", "one"));
    as(Person.OPS).contentType("application/json")
        .body("{\"name\":\"De la gente\",\"credentials\":{\"token\":\"of-people\"}}")
        .patch("/api/accounts/" + id).then().statusCode(200);
    start(KEY, null, declared("Semilla", "one"));
    assertThat(account().name()).isEqualTo("De la gente");
    assertThat(credentials(KEY).token()).isEqualTo("of-people");

    start(KEY, null, declared("Semilla", "two"));
    assertThat(account().name()).isEqualTo("De la gente");
    assertThat(credentials(KEY).token()).isEqualTo("two");

    start(KEY, null, declared("Otra", "two"));
    assertThat(account().name()).isEqualTo("Otra");
  }

  @Test
  void aRemovedAccountStaysRemovedAndTheDatabaseHoldsNoSecretOfIt() {
    start(KEY, null, declared("Semilla", "one"));
    as(Person.OPS).delete("/api/accounts/" + id).then().statusCode(204);
    start(KEY, null, declared("Semilla", "two"));

    assertThat(account().removed()).isTrue();
    assertThat(town.count(
            "SELECT count(*) AS n FROM account WHERE id = ? AND credentials IS NULL AND declared_credentials IS NULL", id))
        .isEqualTo(1);
  }

  @Test
  void anOldKeyReadsWhileTheNewOneEncryptsEverythingAnew() {
    start(KEY, null, declared("Semilla", "one"));
    long version = account().version();
    // Every account of the town is under the old key until the start with both.
    start(NEW_KEY, KEY, declared("Semilla", "one"));
    try {
      assertThat(credentials(NEW_KEY).token()).isEqualTo("one");
      assertThat(account().version()).isGreaterThan(version);
      start(NEW_KEY, null, declared("Semilla", "one"));
      assertThatThrownBy(() -> start(KEY, null, declared("Semilla", "one")))
          .isInstanceOf(UnreadableSecretException.class)
          .hasMessageContaining("which is not here");
    } finally {
      start(KEY, NEW_KEY, declared("Semilla", "one"));
    }
  }

  @Test
  void withoutTheKeyOfWhatIsEncryptedTheServiceDoesNotStart() {
    start(KEY, null, declared("Semilla", "one"));

    assertThatThrownBy(() -> start(null, null, declared("Semilla", "one")))
        .isInstanceOf(AccountsKeyMissingException.class)
        .hasMessageContaining("VENTANILLA_ACCOUNTS_KEY");
  }

  @Test
  void aDeclaredDepartmentThatTheTownHasNotIsSaidByItsKey() {
    Map<String, String> declared = declared("Semilla", "one");
    declared.put("ventanilla.accounts.\"" + id + "\".department", "astrology");

    assertThatThrownBy(() -> start(KEY, null, declared)).hasMessageContaining(id + "\".department");
  }

  @Test
  void theKeyInTheEnvironmentIsNoAccount() {
    Map<String, String> environment =
        Map.of("VENTANILLA_ACCOUNTS_KEY", KEY, "VENTANILLA_ACCOUNTS_OLD_KEY", NEW_KEY, "VENTANILLA_ACCOUNT_ALARMS_X", "1");

    assertThat(config(declared("Semilla", "one"), environment).declared()).containsOnlyKeys(id);
  }
}
