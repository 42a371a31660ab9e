package org.ventanilla.plaza.bluesky;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.ventanilla.plaza.PlazaAccount;
import org.ventanilla.plaza.wire.Json;

/** Sessions: a token that opens calls for two hours, and one that gets the next pair, once. */
final class Tokens {

  private static final Duration OPENS_FOR = Duration.ofHours(2);
  private static final Duration REFRESHES_FOR = Duration.ofDays(60);

  private final SecureRandom random = new SecureRandom();
  private final PlazaAccount account;
  private final Clock clock;
  private final Map<String, Instant> access = new HashMap<>();
  private final Map<String, Instant> refresh = new HashMap<>();

  /** What a token is worth. */
  enum Verdict {
    GOOD,
    EXPIRED,
    UNKNOWN
  }

  Tokens(PlazaAccount account, Clock clock) {
    this.account = account;
    this.clock = clock;
  }

  boolean isPassword(String password) {
    return password.equals(account.token());
  }

  ObjectNode issue() {
    access.values().removeIf(until -> clock.instant().isAfter(until.plus(REFRESHES_FOR)));
    String opens = token();
    String refreshes = token();
    access.put("Bearer " + opens, clock.instant().plus(OPENS_FOR));
    refresh.put("Bearer " + refreshes, clock.instant().plus(REFRESHES_FOR));
    return Json.object().put("accessJwt", opens).put("refreshJwt", refreshes);
  }

  Verdict access(String header) {
    Instant until = access.get(String.valueOf(header));
    return until == null ? Verdict.UNKNOWN : clock.instant().isBefore(until) ? Verdict.GOOD : Verdict.EXPIRED;
  }

  boolean refreshes(String header) {
    Instant until = refresh.remove(String.valueOf(header));
    return until != null && clock.instant().isBefore(until);
  }

  private String token() {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
