package org.ventanilla.ingest.polling;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.ventanilla.ingest.account.AccountStatuses;
import org.ventanilla.ingest.account.Accounts;
import org.ventanilla.ingest.account.BackfillRequested;
import org.ventanilla.ingest.account.Backfills;
import org.ventanilla.ingest.account.Connectors;
import org.ventanilla.ingest.database.StoreUnavailableException;
import org.ventanilla.ingest.intake.Intake;
import org.ventanilla.ingest.lease.Leases;
import org.ventanilla.networks.Account;

/**
 * Gives every account its turns: each waits only for its own network, and is never read by two threads at once.
 */
@Singleton
final class Poller {

  private static final Logger LOG = Logger.getLogger(Poller.class);
  private static final int STOP_SECONDS = 15;

  private final Accounts accounts;
  private final PollingConfig config;
  private final AccountStatuses statuses;
  private final ScheduledThreadPoolExecutor threads;
  private final Map<String, AccountPolling> pollings = new HashMap<>();
  private final Map<String, ScheduledFuture<?>> next = new ConcurrentHashMap<>();

  Poller(
      Accounts accounts,
      Connectors connectors,
      Intake intake,
      Cursors cursors,
      AccountStatuses statuses,
      Backfills backfills,
      Leases leases,
      Clock clock,
      PollingConfig config,
      MeterRegistry meters) {
    this.accounts = accounts;
    this.config = config;
    this.statuses = statuses;
    for (Account account : accounts.all()) {
      connectors
          .of(account.network())
          .ifPresent(
              network ->
                  pollings.put(
                      account.id(),
                      new AccountPolling(
                          account, network, intake, cursors, statuses, backfills, leases, clock, config, meters)));
    }
    this.threads =
        new ScheduledThreadPoolExecutor(Math.max(1, Math.min(config.polling().maxAtOnce(), pollings.size())));
    threads.setRemoveOnCancelPolicy(true);
  }

  void start(@Observes StartupEvent event) {
    Set<String> paused = config.polling().paused().orElse(Set.of());
    for (Account account : accounts.all()) {
      if (!config.polling().enabled() || paused.contains(account.id())) {
        pollings.remove(account.id());
        threads.execute(() -> markPaused(account.id()));
      } else if (pollings.containsKey(account.id())) {
        schedule(pollings.get(account.id()), Duration.ZERO);
      } else {
        LOG.warnf("%s is not polled: there is no connector for %s", account.id(), account.network().code());
      }
    }
  }

  private void markPaused(String account) {
    try {
      statuses.paused(account);
    } catch (StoreUnavailableException e) {
      threads.schedule(() -> markPaused(account), config.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void schedule(AccountPolling polling, Duration wait) {
    try {
      next.put(
          polling.account().id(),
          threads.schedule(() -> turn(polling), wait.toMillis(), TimeUnit.MILLISECONDS));
    } catch (RejectedExecutionException e) {
      LOG.debugf("polling of %s ends", polling.account().id());
    }
  }

  private void turn(AccountPolling polling) {
    schedule(polling, polling.turn());
  }

  /** The account's next turn comes now; if it has it at this moment, it goes on with the backfill in the next. */
  void onBackfill(@Observes BackfillRequested event) {
    AccountPolling polling = pollings.get(event.account());
    ScheduledFuture<?> waiting = next.get(event.account());
    if (polling != null && waiting != null && waiting.cancel(false)) {
      schedule(polling, Duration.ZERO);
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    threads.shutdown();
    if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
      threads.shutdownNow();
    }
  }
}
