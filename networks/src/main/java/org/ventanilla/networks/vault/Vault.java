package org.ventanilla.networks.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.ventanilla.networks.Credentials;

/**
 * Encrypts the credentials of accounts wherever they are kept or sent: AES-256 in Galois/Counter Mode (NIST SP 800-38D)
 * with a random nonce of 96 bits and a tag of 128. The account's id is bound to the text, so that the secrets of one
 * account cannot be put under another. Thread-safe.
 *
 * <p>Written {@code keyId.base64url(nonce ciphertext tag)}. While keys change there are two: the current one writes, both
 * read.
 */
public final class Vault {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final VaultKey current;
  private final Optional<VaultKey> old;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param old what was the current key before; empty when no text of it is left
   */
  public Vault(VaultKey current, Optional<VaultKey> old) {
    this.current = current;
    this.old = old;
  }

  /**
   * The vault of these keys, written as for {@link VaultKey#of}; empty when there is no current key.
   *
   * @throws IllegalArgumentException if one of them is no key
   */
  public static Optional<Vault> of(Optional<String> current, Optional<String> old) {
    return current.map(key -> new Vault(VaultKey.of(key), old.map(VaultKey::of)));
  }

  /** The credentials, encrypted for this account with the current key. */
  public String seal(String account, Credentials credentials) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, current, nonce, account).doFinal(JSON.writeValueAsBytes(credentials));
      byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
      System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
      return current.id() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    } catch (GeneralSecurityException | JsonProcessingException e) {
      throw new IllegalStateException("credentials could not be encrypted", e);
    }
  }

  /**
   * The credentials that were encrypted for this account.
   *
   * @throws UnreadableSecretException if neither key wrote them, or they were changed, or are another account's; the
   *     message tells the account's id and the key's, nothing else
   */
  public Credentials open(String account, String sealed) {
    VaultKey key = keyOf(account, sealed);
    try {
      byte[] whole = Base64.getUrlDecoder().decode(sealed.substring(sealed.indexOf('.') + 1));
      if (whole.length < NONCE + TAG_BITS / Byte.SIZE) {
        throw new AEADBadTagException();
      }
      byte[] nonce = Arrays.copyOf(whole, NONCE);
      byte[] plain = cipher(Cipher.DECRYPT_MODE, key, nonce, account).doFinal(whole, NONCE, whole.length - NONCE);
      return JSON.readValue(plain, Credentials.class);
    } catch (AEADBadTagException | IllegalArgumentException e) {
      throw new UnreadableSecretException("the credentials of " + account + " were changed, or are another account's");
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("credentials could not be decrypted", e);
    }
  }

  /** True if the current key wrote it; false for what should be written anew. */
  public boolean isCurrent(String sealed) {
    return keyId(sealed).equals(current.id());
  }

  private VaultKey keyOf(String account, String sealed) {
    String id = keyId(sealed);
    if (current.id().equals(id)) {
      return current;
    }
    return old.filter(key -> key.id().equals(id))
        .orElseThrow(
            () ->
                new UnreadableSecretException(
                    "the credentials of " + account + " were encrypted with key " + id + ", which is not here"));
  }

  private static String keyId(String sealed) {
    int dot = sealed.indexOf('.');
    String id = dot < 0 ? "" : sealed.substring(0, dot);
    return id.matches("[0-9a-f]{1,64}") ? id : "unknown";
  }

  private static Cipher cipher(int mode, VaultKey key, byte[] nonce, String account) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(account.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
