package org.ventanilla.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.plaza.PlazaAccount;
import org.ventanilla.plaza.PlazaConfig;
import org.ventanilla.plaza.square.Network;

class CredentialsTest {

  @TempDir Path directory;

  @Test
  void areMadeOnceAndKeptWhileTheAddressesChange() {
    Credentials first = keep("http://localhost:8080");
    Credentials second = keep("http://localhost:9090");

    assertThat(second.users()).isEqualTo(first.users());
    assertThat(second.secrets()).isEqualTo(first.secrets());
    assertThat(second.urls()).containsEntry("response", "http://localhost:9090");
  }

  @Test
  void noTwoTownsShareAny() {
    Credentials here = keep("http://localhost:8080");
    Credentials there = Credentials.keep(directory.resolve("other.json"), Map.of());

    assertThat(there.user("lucia").password()).isNotEqualTo(here.user("lucia").password());
    assertThat(there.user("lucia").token()).isNotEqualTo(here.user("lucia").token());
    assertThat(there.secrets()).isNotEqualTo(here.secrets());
  }

  @Test
  void onlyTheirOwnerReadsThem() throws Exception {
    keep("http://localhost:8080");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
  }

  @Test
  void theFileHasTheFormThatServicesAndChecksRead() throws Exception {
    keep("http://localhost:8080");

    JsonNode json = new ObjectMapper().readTree(file().toFile());

    assertThat(json.path("users"))
        .allSatisfy(
            user -> {
              assertThat(user.path("password").asText()).hasSizeGreaterThanOrEqualTo(12);
              assertThat(user.path("token").asText()).matches("vt_[0-9a-f]{16}_[A-Za-z0-9_-]{43}");
              assertThat(user.path("role").asText())
                  .isIn("agent", "department", "worker", "director", "mayor", "admin");
              assertThat(user.has("department")).isTrue();
            });
    assertThat(json.path("users").findValuesAsText("login")).contains("lucia", "andres", "obras", "alcaldesa", "admin");
    assertThat(json.path("secrets").fieldNames()).toIterable().containsExactly("x", "facebook", "instagram", "open311");
    assertThat(json.path("secrets").path("open311").asText()).matches("o311_[0-9a-f]{12}_[A-Za-z0-9_-]{43}");
    assertThat(json.path("urls").path("response").asText()).isEqualTo("http://localhost:8080");
  }

  @Test
  void aBrokenFileIsSaidAndNotReplaced() throws Exception {
    Files.writeString(file(), "{\"users\":");

    assertThatThrownBy(() -> keep("http://localhost:8080")).isInstanceOf(CannotStartException.class);
    assertThat(file()).hasContent("{\"users\":");
  }

  @Test
  void theNetworksAndTheServicesHoldTheSameKeysOfAnAccountAlsoNextTime() {
    Credentials credentials = keep("http://localhost:8080");
    Path accounts = directory.resolve("accounts.properties");

    PlazaAccount first = Accounts.keep(accounts, credentials.secrets(), "http://localhost:1").onPlaza("facebook");
    PlazaAccount second = Accounts.keep(accounts, credentials.secrets(), "http://localhost:2").onPlaza("facebook");

    assertThat(second).isEqualTo(first);
    assertThat(second.appSecret()).isEqualTo(credentials.secrets().facebook());
    assertThat(second.name()).isEqualTo("Ayuntamiento de Villarrío");
    assertThat(accounts)
        .content()
        .contains("ventanilla.accounts.\"facebook-villarrio\".base-url=http\\://localhost\\:2")
        .contains("ventanilla.accounts.\"x-villarrio\".token-secret=");
  }

  @Test
  void everyNetworkOfThePlazaHasAnAccountAndOnlyThoseWithWebhooksASecretToSignThem() {
    Accounts accounts =
        Accounts.keep(
            directory.resolve("accounts.properties"), keep("http://localhost:8080").secrets(), "http://localhost:1");

    for (Network network : Network.values()) {
      assertThat(accounts.has(network.code())).isTrue();
      PlazaAccount account = accounts.onPlaza(network.code());
      assertThat(account.id()).isEqualTo(PlazaConfig.villarrio().account(network).id());
      assertThat(account.handle()).isEqualTo(PlazaConfig.villarrio().account(network).handle());
      assertThat(account.token()).hasSize(40);
      assertThat(account.appSecret().isEmpty()).isEqualTo(!network.hasWebhooks());
    }
  }

  private Credentials keep(String responseUrl) {
    return Credentials.keep(file(), Map.of("response", responseUrl));
  }

  private Path file() {
    return directory.resolve("credentials.json");
  }
}
