package org.ventanilla.networks.vault;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key of 256 bits for AES; {@link #toString()} does not show it. */
public final class VaultKey {

  /** Bytes of a key. */
  public static final int LENGTH = 32;

  private static final int ID_BYTES = 4;

  private final String id;
  private final SecretKey key;

  private VaultKey(byte[] bytes) {
    this.id = HexFormat.of().formatHex(sha256(bytes), 0, ID_BYTES);
    this.key = new SecretKeySpec(bytes, "AES");
  }

  /**
   * The key written so.
   *
   * @param base64 32 bytes in Base64 (RFC 4648, section 4 or 5), for example of {@code openssl rand -base64 32}
   * @throws IllegalArgumentException if it is anything else; the message does not repeat it
   */
  public static VaultKey of(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64.strip().replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      // Its message would show a part of the key.
      bytes = new byte[0];
    }
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a key of accounts must be 32 bytes in Base64");
    }
    VaultKey key = new VaultKey(bytes);
    Arrays.fill(bytes, (byte) 0);
    return key;
  }

  /** Tells keys apart and says nothing of them: the beginning of the key's SHA-256. */
  String id() {
    return id;
  }

  SecretKey key() {
    return key;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "VaultKey[" + id + "]";
  }
}
