package org.ventanilla.ingest.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.ventanilla.events.AccountSettings;
import org.ventanilla.events.Network;
import org.ventanilla.ingest.town.VillarrioResource;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Credentials;
import org.ventanilla.networks.DeclaredAccount;
import org.ventanilla.networks.vault.Vault;

class AccountsTest {

  private static final String KEY = VillarrioResource.ACCOUNTS_KEY;
  private static final Credentials TOLD = new Credentials("k", "told-secret", "t", "ts", "");

  private final Heard heard = new Heard();
  private final Accounts accounts = accounts(Optional.of(KEY));

  private Accounts accounts(Optional<String> key) {
    return new Accounts(() -> Map.of("x-villarrio", new DeclaredOnX("157")), key, Optional.empty(), heard);
  }

  private static AccountSettings settings(long version, String id, String networkId, boolean removed) {
    String sealed = removed ? null : Vault.of(Optional.of(KEY), Optional.empty()).orElseThrow().seal(id, TOLD);
    return new AccountSettings(
        id, version, removed, false, Network.X, networkId, "agua", "Agua", "http://127.0.0.1:1", null, "water", sealed);
  }

  @Test
  void anAccountThatNobodyToldOfIsAsDeclared() {
    assertThat(accounts.withId("x-villarrio").map(Account::credentials).map(Credentials::appSecret))
        .contains("declared-secret");
    assertThat(accounts.isPolled("x-villarrio")).isTrue();
  }

  @Test
  void whatWasToldStandsAboveWhatIsDeclaredAndTheNewestStands() {
    accounts.take(List.of(settings(7, "x-villarrio", "157", false)));
    accounts.take(List.of(settings(6, "x-villarrio", "157", true)));

    assertThat(accounts.signingSecrets(Network.X)).containsExactly("told-secret");
    assertThat(accounts.department("x-villarrio")).contains("water");
    assertThat(heard.times).hasSize(1);
  }

  @Test
  void aRemovedAccountIsGoneAlsoWhenItIsDeclared() {
    accounts.take(List.of(settings(2, "x-villarrio", "157", true)));

    assertThat(accounts.all()).isEmpty();
    assertThat(accounts.signingSecrets(Network.X)).isEmpty();
  }

  @Test
  void theSameAccountOfTheNetworkIsNotHeardTwiceUnderTwoNames() {
    accounts.take(List.of(settings(1, "x-otherwise", "157", false)));

    assertThat(accounts.all()).extracting(Account::id).containsExactly("x-otherwise");
  }

  @Test
  void withoutTheKeyADeclaredAccountIsReadAsDeclaredAndAnotherIsMissed() {
    Accounts keyless = accounts(Optional.empty());

    keyless.take(List.of(settings(1, "x-villarrio", "157", false)));
    assertThat(keyless.unreadable()).isEmpty();
    assertThat(keyless.signingSecrets(Network.X)).containsExactly("declared-secret");

    keyless.take(List.of(settings(1, "x-agua", "158", false)));
    assertThat(keyless.unreadable()).contains("x-agua");
    assertThat(keyless.all()).extracting(Account::id).containsExactly("x-villarrio");
  }

  private record DeclaredOnX(String networkId) implements DeclaredAccount {

    @Override
    public String network() {
      return "x";
    }

    @Override
    public Optional<String> handle() {
      return Optional.empty();
    }

    @Override
    public Optional<String> name() {
      return Optional.empty();
    }

    @Override
    public Optional<URI> baseUrl() {
      return Optional.empty();
    }

    @Override
    public Optional<List<String>> keywords() {
      return Optional.empty();
    }

    @Override
    public Optional<String> department() {
      return Optional.empty();
    }

    @Override
    public Optional<List<String>> notifyEmails() {
      return Optional.empty();
    }

    @Override
    public Optional<String> appKey() {
      return Optional.empty();
    }

    @Override
    public Optional<String> appSecret() {
      return Optional.of("declared-secret");
    }

    @Override
    public Optional<String> token() {
      return Optional.empty();
    }

    @Override
    public Optional<String> tokenSecret() {
      return Optional.empty();
    }

    @Override
    public Optional<String> verifyToken() {
      return Optional.empty();
    }
  }

  /** Counts the news. */
  private static final class Heard implements Event<AccountsChanged> {

    private final List<AccountsChanged> times = new ArrayList<>();

    @Override
    public void fire(AccountsChanged event) {
      times.add(event);
    }

    @Override
    public <U extends AccountsChanged> CompletionStage<U> fireAsync(U event) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U extends AccountsChanged> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Event<AccountsChanged> select(Annotation... qualifiers) {
      return this;
    }

    @Override
    public <U extends AccountsChanged> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U extends AccountsChanged> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }
  }
}
