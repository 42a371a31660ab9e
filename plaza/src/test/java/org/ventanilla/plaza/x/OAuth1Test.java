package org.ventanilla.plaza.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ventanilla.plaza.Plaza;
import org.ventanilla.plaza.PlazaAccount;
import org.ventanilla.plaza.PlazaConfig;
import org.ventanilla.plaza.Visitor;

class OAuth1Test {

  @Test
  void theExampleOfXsOwnDocumentationHasItsSignature() {
    // X developer documentation, "Creating a signature".
    List<OAuth1.Parameter> parameters = new ArrayList<>(OAuth1.form("include_entities=true"));
    parameters.addAll(OAuth1.form("status=Hello%20Ladies%20%2b%20Gentlemen%2c%20a%20signed%20OAuth%20request%21"));
    parameters.addAll(
        OAuth1.form(
            "oauth_consumer_key=xvz1evFS4wEEPTGEFPHBog&oauth_nonce=kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg"
                + "&oauth_signature_method=HMAC-SHA1&oauth_timestamp=1318622958"
                + "&oauth_token=370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb&oauth_version=1.0"));

    String signature =
        OAuth1.signature(
            "POST", "https://api.x.com/1.1/statuses/update.json", parameters,
            "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw", "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE");

    assertThat(signature).isEqualTo("Ls93hJiZbQ3akF3HF3x1Bz8/zU4=");
  }

  @Test
  void aSignedCallIsAnsweredAndOneWithAnotherQueryIsNot() {
    try (Plaza plaza = Plaza.start(PlazaConfig.villarrio())) {
      Visitor visitor = new Visitor(plaza);
      PlazaAccount account = plaza.config().x();
      String header = header(account, plaza.url() + "/2/users/me", "user.fields=verified%2Ccreated_at");

      assertThat(visitor.send(call(visitor, "/2/users/me?user.fields=verified%2Ccreated_at", header)).status()).isEqualTo(200);
      var refused = visitor.send(call(visitor, "/2/users/me?user.fields=verified", header));
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.json().get("title").asText()).isEqualTo("Unauthorized");
      assertThat(visitor.get("/2/users/me").status()).isEqualTo(401);
    }
  }

  private static HttpRequest.Builder call(Visitor visitor, String path, String header) {
    return visitor.request(path).header("authorization", header);
  }

  private static String header(PlazaAccount account, String url, String query) {
    String oauth =
        "oauth_consumer_key=" + account.appKey() + "&oauth_nonce=abc&oauth_signature_method=HMAC-SHA1&oauth_timestamp="
            + Instant.now().getEpochSecond() + "&oauth_token=" + account.token() + "&oauth_version=1.0";
    List<OAuth1.Parameter> all = new ArrayList<>(OAuth1.form(query));
    all.addAll(OAuth1.form(oauth));
    String signature = OAuth1.signature("GET", url, all, account.appSecret(), account.tokenSecret());
    return "OAuth " + oauth.replace("&", "\", ").replace("=", "=\"") + "\", oauth_signature=\""
        + URLEncoder.encode(signature, StandardCharsets.UTF_8) + "\"";
  }
}
