package org.ventanilla.events;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * How it goes with an account, as it crosses topic {@link Topics#ACCOUNT_STATES}; the topic is compacted, the last report
 * of an account stands.
 *
 * @param account our id of it; the Kafka key
 * @param state whether it is heard
 * @param throttledUntil no call to the network before this; null when it may be called
 * @param lastPostAt when the newest post that was stored was written; null when there is none
 * @param lastPollAt when the network last answered a poll; null when never
 * @param lastWebhookAt when a webhook last spoke of it; null when never
 * @param caughtUpAt when everything that the network then had was stored; null when that never was
 * @param lastError why it is not heard, in the network's words; null when it is
 * @param limits what the network last said is left of its calls, by endpoint; empty when it said nothing
 * @param at when this was so
 */
public record AccountReport(
    String account,
    AccountState state,
    Instant throttledUntil,
    Instant lastPostAt,
    Instant lastPollAt,
    Instant lastWebhookAt,
    Instant caughtUpAt,
    String lastError,
    List<Limit> limits,
    Instant at) {

  public AccountReport {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(at, "at");
    limits = limits == null ? List.of() : List.copyOf(limits);
  }

  /**
   * A network's budget for calls of one kind; what it did not tell is null.
   *
   * @param endpoint a name for people, such as {@code mentions}
   * @param limit calls in a window
   * @param remaining calls left in it
   * @param resetAt when it is full again
   */
  public record Limit(String endpoint, Integer limit, Integer remaining, Instant resetAt) {

    public Limit {
      Objects.requireNonNull(endpoint, "endpoint");
    }
  }
}
