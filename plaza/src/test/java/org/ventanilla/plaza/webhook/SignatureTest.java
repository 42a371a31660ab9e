package org.ventanilla.plaza.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.ventanilla.plaza.square.Network;

class SignatureTest {

  @Test
  void xSignsTheKnownVectors() {
    assertThat(Signature.of(Network.X, bytes("some_random"), "DDD"))
        .isEqualTo("sha256=VE19eUk6krbdSqWPdvH71xtFhApBAU81uPW3UT65vOs=");
    assertThat(Signature.of(Network.X, bytes("{\"for_user_id\":123,\"key\":\"value\"}"), "DDD"))
        .isEqualTo("sha256=JjEmBe1lVKT8XldrYUKibF+D5ehp8f0jDk3PXZSHEWI=");
  }

  @Test
  void metaSignsInHexadecimal() {
    // RFC 4231, test case 2.
    assertThat(Signature.of(Network.FACEBOOK, bytes("what do ya want for nothing?"), "Jefe"))
        .isEqualTo("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
