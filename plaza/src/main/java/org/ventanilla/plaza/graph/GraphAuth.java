package org.ventanilla.plaza.graph;

import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ventanilla.plaza.PlazaAccount;
import org.ventanilla.plaza.PlazaConfig;
import org.ventanilla.plaza.square.Network;

/** Which accounts an access token opens; checks {@code appsecret_proof} when there is one. */
final class GraphAuth {

  private static final Set<Network> NETWORKS = EnumSet.of(Network.FACEBOOK, Network.INSTAGRAM);

  private final PlazaConfig config;

  GraphAuth(PlazaConfig config) {
    this.config = config;
  }

  Set<Network> open(RoutingContext http, GraphCall call) {
    String token = token(http, call);
    if (token.isEmpty()) {
      throw GraphException.noToken();
    }
    Set<Network> opened = EnumSet.noneOf(Network.class);
    for (Network network : NETWORKS) {
      if (same(config.account(network).token(), token)) {
        opened.add(network);
      }
    }
    if (opened.isEmpty()) {
      throw GraphException.badToken();
    }
    String proof = call.parameter("appsecret_proof");
    if (!proof.isEmpty() && opened.stream().map(config::account).noneMatch(account -> proves(account, proof))) {
      throw GraphException.badProof();
    }
    return opened;
  }

  private static String token(RoutingContext http, GraphCall call) {
    String header = http.request().getHeader("authorization");
    if (header != null && header.matches("(?i)(bearer|oauth) .+")) {
      return header.substring(header.indexOf(' ') + 1).strip();
    }
    return call.parameter("access_token");
  }

  private static boolean proves(PlazaAccount account, String proof) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(account.appSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return same(HexFormat.of().formatHex(mac.doFinal(account.token().getBytes(StandardCharsets.UTF_8))), proof);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HmacSHA256", e);
    }
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
