package org.ventanilla.networks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 signatures of webhooks: X writes {@code sha256=} and Base64 (X developer documentation, "Securing
 * webhooks"), Meta writes {@code sha256=} and hexadecimal (Graph API documentation, "Webhooks: Validating payloads").
 * Comparison takes the same time wherever the texts differ.
 */
public enum WebhookSignature {
  /** Header {@code x-twitter-webhooks-signature}, and {@code response_token} of the challenge-response check. */
  X {
    @Override
    String encode(byte[] mac) {
      return Base64.getEncoder().encodeToString(mac);
    }
  },
  /** Header {@code X-Hub-Signature-256}. */
  META {
    @Override
    String encode(byte[] mac) {
      return HexFormat.of().formatHex(mac);
    }
  };

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "sha256=";

  abstract String encode(byte[] mac);

  /** The header's value for a body. */
  public String sign(byte[] body, String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return PREFIX + encode(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }

  /** True if the header is this body's signature; false for a missing or empty header or secret. */
  public boolean verifies(String header, byte[] body, String secret) {
    if (header == null || secret == null || secret.isEmpty()) {
      return false;
    }
    return MessageDigest.isEqual(
        sign(body, secret).getBytes(StandardCharsets.UTF_8), header.getBytes(StandardCharsets.UTF_8));
  }
}
