package org.ventanilla.ingest.lookup;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.ventanilla.events.AccountState;
import org.ventanilla.events.Mention;
import org.ventanilla.ingest.account.AccountStatuses;
import org.ventanilla.ingest.account.Accounts;
import org.ventanilla.ingest.account.Connectors;
import org.ventanilla.ingest.archive.Archive;
import org.ventanilla.ingest.archive.Source;
import org.ventanilla.ingest.database.StoreUnavailableException;
import org.ventanilla.ingest.lease.Leases;
import org.ventanilla.ingest.pace.Backoff;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.SocialNetwork;

/** Asks the networks for what webhooks only pointed at: one account never waits for another. */
@Singleton
final class LookupWorker {

  private static final Logger LOG = Logger.getLogger(LookupWorker.class);
  private static final int BATCH = 50;
  private static final int STOP_SECONDS = 5;
  private static final Duration NOBODYS = Duration.ofMinutes(10);

  private final Lookups lookups;
  private final Archive archive;
  private final Accounts accounts;
  private final Connectors connectors;
  private final AccountStatuses statuses;
  private final Leases leases;
  private final Clock clock;
  private final Backoff backoff;

  /** One an account that has something to look up, and one for finding which. */
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  LookupWorker(
      Lookups lookups,
      Archive archive,
      Accounts accounts,
      Connectors connectors,
      AccountStatuses statuses,
      Leases leases,
      Clock clock,
      LookupConfig config) {
    this.lookups = lookups;
    this.archive = archive;
    this.accounts = accounts;
    this.connectors = connectors;
    this.statuses = statuses;
    this.leases = leases;
    this.clock = clock;
    this.backoff = new Backoff(config.firstRetry(), config.longestRetry());
  }

  void onAdded(@Observes LookupsAdded event) {
    run(this::sweep);
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void sweep() {
    try {
      for (String account : lookups.dueAccounts()) {
        if (busy.add(account)) {
          run(() -> work(account));
        }
      }
    } catch (StoreUnavailableException e) {
      LOG.debug("lookups wait for MongoDB");
    }
  }

  private void run(Runnable work) {
    try {
      threads.execute(work);
    } catch (RejectedExecutionException e) {
      LOG.debug("lookups go on after the restart");
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    threads.shutdown();
    if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
      threads.shutdownNow();
    }
  }

  private void work(String accountId) {
    try {
      Account account = accounts.withId(accountId).orElse(null);
      SocialNetwork network = account == null ? null : connectors.of(account.network()).orElse(null);
      if (network == null) {
        lookups.due(accountId, BATCH).forEach(one -> later(one, NOBODYS, "its account is not configured"));
      } else if (leases.hold("account:" + accountId)) {
        drain(account, network);
      }
    } catch (StoreUnavailableException e) {
      LOG.debugf("lookups of %s wait for MongoDB", accountId);
    } catch (RuntimeException e) {
      LOG.errorf(e, "lookups of %s stopped unexpectedly", accountId);
    } finally {
      busy.remove(accountId);
    }
  }

  private void drain(Account account, SocialNetwork network) {
    List<WaitingLookup> due;
    do {
      due = lookups.due(account.id(), BATCH);
      for (WaitingLookup one : due) {
        boolean mayCall = !threads.isShutdown() && !statuses.of(account.id()).throttledAt(clock.instant());
        if (!mayCall || !lookUp(account, network, one)) {
          return;
        }
      }
    } while (due.size() == BATCH && leases.hold("account:" + account.id()));
  }

  /** False if the account's others need not be tried now. */
  private boolean lookUp(Account account, SocialNetwork network, WaitingLookup one) {
    try {
      Optional<Mention> found = network.lookUp(account, one.pointed());
      if (found.isPresent()) {
        archive.store(List.of(found.get()), Source.LOOKUP, "");
        lookups.done(one.id());
      } else {
        lookups.gone(one.id(), "gone from the network, or not visible to the account");
      }
      return true;
    } catch (NetworkException.RateLimited e) {
      statuses.throttled(account.id(), e.until(), e.getMessage());
      lookups.later(one.id(), one.tries(), e.until(), e.getMessage());
      return false;
    } catch (NetworkException.TokenRejected e) {
      statuses.deaf(account.id(), AccountState.TOKEN_DEAD, e.getMessage());
      later(one, backoff.after(one.tries() + 1), e.getMessage());
      return false;
    } catch (NetworkException.Refused e) {
      lookups.gone(one.id(), e.getMessage());
      return true;
    } catch (NetworkException e) {
      later(one, backoff.after(one.tries() + 1), e.getMessage());
      return false;
    } catch (StoreUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.errorf(e, "the connector of %s failed on lookup %s", account.network().code(), one.id());
      later(one, backoff.after(one.tries() + 1), "could not be read");
      return true;
    }
  }

  private void later(WaitingLookup one, Duration wait, String reason) {
    Instant next = clock.instant().plus(wait);
    lookups.later(one.id(), one.tries() + 1, next, reason);
  }
}
