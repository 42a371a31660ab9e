package org.ventanilla.plaza.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ventanilla.plaza.square.Network;

/**
 * HMAC-SHA256 signatures as the networks write them: X {@code sha256=} and Base64 (X developer documentation,
 * "Securing webhooks"), Meta {@code sha256=} and hexadecimal (Graph API documentation, "Webhooks").
 */
final class Signature {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "sha256=";

  private Signature() {}

  /** The header in which a network sends its signature. */
  static String header(Network network) {
    return network == Network.X ? "x-twitter-webhooks-signature" : "X-Hub-Signature-256";
  }

  static String of(Network network, byte[] body, String secret) {
    byte[] mac = mac(body, secret);
    return PREFIX + (network == Network.X ? Base64.getEncoder().encodeToString(mac) : HexFormat.of().formatHex(mac));
  }

  private static byte[] mac(byte[] body, String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }
}
