package org.ventanilla.ingest.polling;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.ventanilla.networks.Account;

/**
 * The turns of one account, one after the other. It can be stopped, started and given another form of the account at any
 * moment: a turn that is under way ends first.
 */
final class Turns {

  private static final Logger LOG = Logger.getLogger(Turns.class);

  private final AccountPolling polling;
  private final ScheduledExecutorService threads;
  private Account account;
  private ScheduledFuture<?> next;
  private boolean running;
  private boolean again;

  Turns(AccountPolling polling, ScheduledExecutorService threads) {
    this.polling = polling;
    this.threads = threads;
  }

  /** From now on the account is polled, in this form; at once if that is news. */
  synchronized void poll(Account wanted) {
    if (!wanted.equals(account)) {
      account = wanted;
      soon();
    }
  }

  synchronized void stop() {
    account = null;
    if (next != null) {
      next.cancel(false);
    }
  }

  /** The next turn comes now, or right after the one under way. */
  synchronized void soon() {
    if (account == null) {
      return;
    }
    if (running) {
      again = true;
    } else {
      schedule(Duration.ZERO);
    }
  }

  private void turn() {
    Account now = begin();
    if (now == null) {
      return;
    }
    Duration wait = Duration.ZERO;
    try {
      wait = polling.turn(now);
    } finally {
      end(wait);
    }
  }

  /** The account to read now; null when there is none, or another turn is under way, which is then followed by one. */
  private synchronized Account begin() {
    if (running) {
      again = true;
      return null;
    }
    running = account != null;
    again = false;
    return account;
  }

  private synchronized void end(Duration wait) {
    running = false;
    if (account != null) {
      schedule(again ? Duration.ZERO : wait);
    }
  }

  private void schedule(Duration wait) {
    if (next != null) {
      next.cancel(false);
    }
    try {
      next = threads.schedule(this::turn, wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debugf("polling of %s ends", account.id());
    }
  }
}
