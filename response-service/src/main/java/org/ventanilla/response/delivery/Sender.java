package org.ventanilla.response.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.ventanilla.events.Network;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.SentReply;
import org.ventanilla.networks.SocialNetwork;
import org.ventanilla.response.account.AccountStates;
import org.ventanilla.response.account.Accounts;

/**
 * Sends one reply at a time: claim, commit, call the network, record. What the network's answer means for the reply is
 * decided here and nowhere else.
 */
@Singleton
class Sender {

  private static final Logger LOG = Logger.getLogger(Sender.class);
  /** The network's clock may be behind ours. */
  private static final Duration SKEW = Duration.ofMinutes(2);

  private final Outbox outbox;
  private final Accounts accounts;
  private final AccountStates states;
  private final Connectors connectors;
  private final DeliveryConfig config;
  private final MeterRegistry meters;
  private final Clock clock;

  Sender(
      Outbox outbox,
      Accounts accounts,
      AccountStates states,
      Connectors connectors,
      DeliveryConfig config,
      MeterRegistry meters,
      Clock clock) {
    this.outbox = outbox;
    this.accounts = accounts;
    this.states = states;
    this.connectors = connectors;
    this.config = config;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * Sends, or looks for, the next reply.
   *
   * @return false if there is none now
   */
  boolean sendNext() {
    Optional<Claim> claim = outbox.claim();
    claim.ifPresent(this::handle);
    return claim.isPresent();
  }

  private void handle(Claim claim) {
    Optional<Account> account = accounts.find(claim.account());
    Optional<SocialNetwork> network = connectors.of(Network.of(claim.network()));
    if (account.isEmpty() || network.isEmpty()) {
      done(claim, "failed", outbox.failed(claim, "The account is not configured."));
      return;
    }
    if (!claim.hasTime(config.lease().dividedBy(2))) {
      // Another may hold it by now. It counts as a lost answer, which is safe.
      return;
    }
    if (claim.looking()) {
      look(claim, account.get(), network.get());
    } else {
      publish(claim, account.get(), network.get());
    }
  }

  private void publish(Claim claim, Account account, SocialNetwork network) {
    SentReply sent;
    try {
      sent = network.publish(account, claim.reply());
    } catch (NetworkException.RateLimited e) {
      done(claim, "rate-limited", outbox.againAt(claim, e.until(), e.getMessage()));
      return;
    } catch (NetworkException.Unavailable e) {
      retryOrFail(claim, e.getMessage());
      return;
    } catch (NetworkException.Duplicate e) {
      done(claim, "duplicate", outbox.uncertain(claim, true, Duration.ZERO, e.getMessage()));
      return;
    } catch (NetworkException.TokenRejected e) {
      done(claim, "token-rejected", outbox.failed(claim, e.getMessage()));
      states.refused(claim.account(), e.getMessage());
      return;
    } catch (NetworkException.Refused e) {
      done(claim, "failed", outbox.failed(claim, e.getMessage()));
      return;
    } catch (RuntimeException e) {
      // OutcomeUnknown, and whatever else a connector may throw: it may have been done.
      LOG.debug("outcome unknown", e);
      done(claim, "uncertain", outbox.uncertain(claim, false, config.lookAfter(), reasonOf(e)));
      return;
    }
    done(claim, "sent", outbox.sent(claim, sent));
    states.accepted(claim.account());
  }

  private void look(Claim claim, Account account, SocialNetwork network) {
    Optional<SentReply> found;
    try {
      found = network.findReply(account, claim.reply(), claim.firstAttemptAt().minus(SKEW));
    } catch (NetworkException.RateLimited e) {
      done(claim, "look-rate-limited", outbox.againAt(claim, e.until(), e.getMessage()));
      return;
    } catch (RuntimeException e) {
      LOG.debug("could not look", e);
      done(claim, "look-failed", outbox.lookAgain(claim, false, backoff(claim.looks() + 3), reasonOf(e)));
      return;
    }
    if (found.isPresent() && !outbox.isAnothers(claim, found.get())) {
      done(claim, "sent", outbox.sent(claim, found.get()));
    } else if (claim.looks() + 1 < config.looks()) {
      done(claim, "look-again", outbox.lookAgain(claim, true, config.lookAfter(), "Not on the network yet."));
    } else if (claim.duplicate()) {
      done(claim, "failed", outbox.failed(claim, "The network refuses it as a duplicate of an earlier text."));
    } else {
      retryOrFail(claim, "It did not reach the network.");
    }
  }

  private void retryOrFail(Claim claim, String reason) {
    if (claim.attempts() >= config.maxAttempts()) {
      done(claim, "failed", outbox.failed(claim, reason));
    } else {
      done(claim, "again", outbox.again(claim, claim.looking() ? Duration.ZERO : backoff(claim.attempts()), reason));
    }
  }

  private Duration backoff(int attempt) {
    Duration wait = config.backoff().multipliedBy(1L << Math.min(attempt - 1, 16));
    return wait.compareTo(config.maxBackoff()) > 0 ? config.maxBackoff() : wait;
  }

  private static String reasonOf(RuntimeException e) {
    return e instanceof NetworkException ? e.getMessage() : "The network's answer was lost.";
  }

  private void done(Claim claim, String outcome, boolean ours) {
    String counted = ours ? outcome : "claim-lost";
    meters.counter("ventanilla.delivery.replies", "outcome", counted, "network", claim.network()).increment();
    LOG.infof("reply %s attempt %d: %s at %s", claim.id(), claim.attempts(), counted, clock.instant());
  }
}
