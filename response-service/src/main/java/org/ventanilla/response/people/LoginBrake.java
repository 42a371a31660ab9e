package org.ventanilla.response.people;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down who guesses passwords: after {@value #TRIES} wrong ones for a login from an address, that address waits.
 * Its memory is bounded; the oldest is forgotten first.
 */
@Singleton
class LoginBrake {

  static final int TRIES = 10;
  static final Duration WAIT = Duration.ofMinutes(5);
  private static final int REMEMBERED = 10_000;

  private final Clock clock;
  private final Map<String, Failures> failures =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > REMEMBERED;
        }
      };

  LoginBrake(Clock clock) {
    this.clock = clock;
  }

  private record Failures(int count, Instant last) {}

  /** How long this address must wait before it may try this login again; empty if it may now. */
  synchronized Optional<Duration> wait(String login, String address) {
    Failures known = failures.get(key(login, address));
    if (known == null || known.count() < TRIES) {
      return Optional.empty();
    }
    Duration left = Duration.between(clock.instant(), known.last().plus(WAIT));
    return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
  }

  synchronized void failed(String login, String address) {
    Instant now = clock.instant();
    // Put anew, so that it is the youngest.
    Failures known = failures.remove(key(login, address));
    boolean stale = known == null || known.last().plus(WAIT).isBefore(now);
    failures.put(key(login, address), new Failures(stale ? 1 : known.count() + 1, now));
  }

  synchronized void succeeded(String login, String address) {
    failures.remove(key(login, address));
  }

  private static String key(String login, String address) {
    String bounded = login.length() > 100 ? login.substring(0, 100) : login;
    return address + " " + bounded;
  }
}
