package org.ventanilla.ingest.polling;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.ventanilla.ingest.account.AccountStatuses;
import org.ventanilla.ingest.account.Accounts;
import org.ventanilla.ingest.account.AccountsChanged;
import org.ventanilla.ingest.account.BackfillRequested;
import org.ventanilla.ingest.account.Backfills;
import org.ventanilla.ingest.account.Connectors;
import org.ventanilla.ingest.database.StoreUnavailableException;
import org.ventanilla.ingest.intake.Intake;
import org.ventanilla.ingest.lease.Leases;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.SocialNetwork;

/**
 * Gives every account its turns, as long as it is wanted: each waits only for its own network, and is never read by two
 * threads at once.
 */
@Singleton
final class Poller {

  private static final Logger LOG = Logger.getLogger(Poller.class);
  private static final int STOP_SECONDS = 15;

  private final Accounts accounts;
  private final Connectors connectors;
  private final Intake intake;
  private final Cursors cursors;
  private final AccountStatuses statuses;
  private final Backfills backfills;
  private final Leases leases;
  private final Clock clock;
  private final PollingConfig config;
  private final MeterRegistry meters;
  private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(1);
  private final Map<String, Turns> turns = new ConcurrentHashMap<>();

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
    this.connectors = connectors;
    this.intake = intake;
    this.cursors = cursors;
    this.statuses = statuses;
    this.backfills = backfills;
    this.leases = leases;
    this.clock = clock;
    this.config = config;
    this.meters = meters;
    threads.setRemoveOnCancelPolicy(true);
  }

  void start(@Observes StartupEvent event) {
    follow();
  }

  void onChange(@Observes AccountsChanged event) {
    follow();
  }

  /** Begins and ends the polling of accounts, so that it is as is wanted now. */
  private synchronized void follow() {
    // One each: those of a network that hangs would otherwise hold the threads of the others.
    threads.setCorePoolSize(Math.max(1, accounts.all().size()));
    accounts.all().forEach(this::follow);
    turns.forEach(
        (id, some) -> {
          if (accounts.withId(id).isEmpty()) {
            some.stop();
          }
        });
  }

  private void follow(Account account) {
    if (!isPolled(account.id())) {
      Optional.ofNullable(turns.get(account.id())).ifPresent(Turns::stop);
      markPaused(account.id());
      return;
    }
    Optional<SocialNetwork> network = connectors.of(account.network());
    if (network.isPresent()) {
      turns.computeIfAbsent(account.id(), id -> new Turns(polling(network.get()), threads)).poll(account);
    } else {
      LOG.warnf("%s is not polled: there is no connector for %s", account.id(), account.network().code());
    }
  }

  private boolean isPolled(String account) {
    return config.polling().enabled()
        && accounts.isPolled(account)
        && !config.polling().paused().orElse(Set.of()).contains(account);
  }

  private AccountPolling polling(SocialNetwork network) {
    return new AccountPolling(network, intake, cursors, statuses, backfills, leases, clock, config, meters);
  }

  private void markPaused(String account) {
    later(
        Duration.ZERO,
        () -> {
          try {
            if (!isPolled(account)) {
              statuses.paused(account);
            }
          } catch (StoreUnavailableException e) {
            later(config.pollInterval(), () -> markPaused(account));
          }
        });
  }

  private void later(Duration wait, Runnable work) {
    try {
      threads.schedule(work, wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("polling ends");
    }
  }

  void onBackfill(@Observes BackfillRequested event) {
    Optional.ofNullable(turns.get(event.account())).ifPresent(Turns::soon);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    threads.shutdown();
    if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
      threads.shutdownNow();
    }
  }
}
