package org.ventanilla.ingest.webhook;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import java.util.regex.Pattern;
import org.ventanilla.events.Network;
import org.ventanilla.ingest.account.Accounts;
import org.ventanilla.networks.WebhookSignature;

/** Proves to a network that the address of a webhook is ours. */
@Singleton
final class Challenges {

  /** What networks send is shorter and plainer; nothing else is repeated or signed. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.=+/-]{1,256}");

  private static final int MAX_VERIFY_TOKEN = 256;

  private final Accounts accounts;

  Challenges(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * X developer documentation, "Securing webhooks: challenge-response checks". X does not say which app it asks for, so
   * that a town with several apps registers each with its account in the address.
   *
   * @param account our id of it; null takes the first of X, declared ones before others
   * @throws ChallengeRefusedException if there is no such account of X with a consumer secret
   */
  String responseToken(String crcToken, String account) {
    requirePlain(crcToken, "crc_token");
    String secret =
        accounts.on(Network.X).stream()
            .filter(one -> account == null || one.id().equals(account))
            .map(one -> one.credentials().appSecret())
            .filter(one -> !one.isEmpty())
            .findFirst()
            .orElseThrow(ChallengeRefusedException::new);
    return WebhookSignature.X.sign(crcToken.getBytes(StandardCharsets.UTF_8), secret);
  }

  /** Graph API documentation, "Webhooks: verification requests": the challenge, if the verify token is ours. */
  String challenge(Network network, String mode, String verifyToken, String challenge) {
    if (!"subscribe".equals(mode) || !isOurs(verifyToken, accounts.verifyTokens(network))) {
      throw new ChallengeRefusedException();
    }
    requirePlain(challenge, "hub.challenge");
    return challenge;
  }

  private static boolean isOurs(String token, Set<String> ours) {
    if (token == null || token.length() > MAX_VERIFY_TOKEN) {
      return false;
    }
    byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
    boolean found = false;
    for (String one : ours) {
      found |= MessageDigest.isEqual(bytes, one.getBytes(StandardCharsets.UTF_8));
    }
    return found;
  }

  private static void requirePlain(String text, String field) {
    if (text == null || !PLAIN.matcher(text).matches()) {
      throw new InvalidChallengeException(field);
    }
  }
}
