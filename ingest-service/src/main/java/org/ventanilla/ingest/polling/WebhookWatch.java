package org.ventanilla.ingest.polling;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.SocialNetwork;
import org.ventanilla.networks.Subscription;

/**
 * Whether the network sends an account's news to our webhook. Networks drop a subscriber that was away for long, and say
 * nothing: it is asked at the start, every now and then, and when a poll found what no webhook told; then it is asked to
 * send again. What was not told meanwhile is what polls find.
 */
final class WebhookWatch {

  private static final Logger LOG = Logger.getLogger(WebhookWatch.class);

  /** A suspicion is looked into no more often than this. */
  private static final Duration SUSPICION_REST = Duration.ofMinutes(1);

  private final SocialNetwork network;
  private final Duration every;
  private final Clock clock;
  private final MeterRegistry meters;
  private Instant lookedAt = Instant.MIN;
  private boolean missing;

  WebhookWatch(SocialNetwork network, Duration every, Clock clock, MeterRegistry meters) {
    this.network = network;
    this.every = every;
    this.clock = clock;
    this.meters = meters;
  }

  /** True while the network does not send, although it was asked to. */
  boolean isMissing() {
    return missing;
  }

  /**
   * Looks, when it is time to, and subscribes if need be.
   *
   * @param suspicious true if a poll found what a webhook should have told
   * @return true if the network was found not to send
   */
  boolean look(Account account, boolean suspicious) {
    Duration rest = suspicious && every.compareTo(SUSPICION_REST) > 0 ? SUSPICION_REST : every;
    Instant now = clock.instant();
    if (lookedAt.equals(Instant.MIN) || !now.isBefore(lookedAt.plus(rest))) {
      lookedAt = now;
      return ask(account);
    }
    return false;
  }

  private boolean ask(Account account) {
    try {
      if (network.subscription(account) != Subscription.MISSING) {
        sends(account);
        return false;
      }
      announce(account);
      network.subscribe(account);
      if (network.subscription(account) != Subscription.MISSING) {
        sends(account);
      }
      return true;
    } catch (NetworkException e) {
      LOG.debugf("the webhooks of %s cannot be looked at now: %s", account.id(), e.getMessage());
      return false;
    }
  }

  /** Once, not at every look. */
  private void announce(Account account) {
    if (!missing) {
      missing = true;
      meters.counter("ventanilla.webhooks.unsubscribed", "account", account.id()).increment();
      LOG.warnf("%s is unsubscribed: its network sends no webhooks; it is asked to, and polled meanwhile", account.id());
    }
  }

  private void sends(Account account) {
    if (missing) {
      missing = false;
      LOG.infof("%s is subscribed again", account.id());
    }
  }
}
