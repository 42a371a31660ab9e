package org.ventanilla.networks.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.networks.Credentials;

class VaultTest {

  private static final VaultKey KEY = key(1);
  private static final VaultKey NEXT = key(2);
  private static final Credentials SECRETS =
      new Credentials("app-key", "app-secret", "token-of-the-town", "token-secret", "palabra ñ");

  private final Vault vault = new Vault(KEY, Optional.empty());

  private static VaultKey key(int filling) {
    byte[] bytes = new byte[VaultKey.LENGTH];
    bytes[0] = (byte) filling;
    return VaultKey.of(Base64.getEncoder().encodeToString(bytes));
  }

  @Test
  void credentialsComeBackAsTheyWent() {
    String sealed = vault.seal("x-villarrio", SECRETS);

    assertThat(vault.open("x-villarrio", sealed)).isEqualTo(SECRETS);
    assertThat(sealed).doesNotContain("token-of-the-town").startsWith(KEY.id() + ".");
  }

  @Test
  void theSameCredentialsNeverLookTheSame() {
    assertThat(vault.seal("x-villarrio", SECRETS)).isNotEqualTo(vault.seal("x-villarrio", SECRETS));
  }

  @Test
  void theCredentialsOfOneAccountCannotBePutUnderAnother() {
    String sealed = vault.seal("x-villarrio", SECRETS);

    assertThatThrownBy(() -> vault.open("x-agua", sealed))
        .isInstanceOf(UnreadableSecretException.class)
        .hasMessageContaining("x-agua");
  }

  @Test
  void oneChangedBitAnywhereIsNoticed() {
    String sealed = vault.seal("x-villarrio", SECRETS);
    String prefix = sealed.substring(0, sealed.indexOf('.') + 1);
    byte[] bytes = Base64.getUrlDecoder().decode(sealed.substring(prefix.length()));
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      String tampered = prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
      assertThatThrownBy(() -> vault.open("x-villarrio", tampered)).isInstanceOf(UnreadableSecretException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "AAAA", "zz.AAAA", "%s.", "%s.A", "%s.!!!", "%s.AAAAAAAAAAAAAAAA"})
  void whatIsNoSealedTextIsRefused(String text) {
    assertThatThrownBy(() -> vault.open("x-villarrio", text.formatted(KEY.id())))
        .isInstanceOf(UnreadableSecretException.class);
  }

  @Test
  void whileKeysChangeTheOldOneReadsAndTheNewOneWrites() {
    String before = vault.seal("x-villarrio", SECRETS);
    Vault changing = new Vault(NEXT, Optional.of(KEY));

    assertThat(changing.open("x-villarrio", before)).isEqualTo(SECRETS);
    assertThat(changing.isCurrent(before)).isFalse();
    String after = changing.seal("x-villarrio", SECRETS);
    assertThat(changing.isCurrent(after)).isTrue();
    assertThat(new Vault(NEXT, Optional.empty()).open("x-villarrio", after)).isEqualTo(SECRETS);
    assertThatThrownBy(() -> new Vault(NEXT, Optional.empty()).open("x-villarrio", before))
        .isInstanceOf(UnreadableSecretException.class)
        .hasMessageContaining(KEY.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "not base64 at all!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="})
  void whatIsNoKeyIsRefusedWithoutBeingRepeated(String text) {
    assertThatThrownBy(() -> VaultKey.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a key of accounts must be 32 bytes in Base64")
        .hasNoCause();
  }

  @Test
  void nothingIsShownInWords() {
    assertThat(KEY.toString() + SECRETS + vault).doesNotContain("AQAAAAAA", "token-of-the-town", "app-secret");
  }
}
