package org.ventanilla.ingest.account;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.ventanilla.events.AccountReport;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Topics;
import org.ventanilla.ingest.database.StoreUnavailableException;
import org.ventanilla.ingest.lease.Leases;
import org.ventanilla.ingest.topic.TopicSender;
import org.ventanilla.networks.Account;

/**
 * Tells response-service how it goes with each account, over topic {@code account-states}: a change of state at once, the
 * rest now and then. One replica does it, for all: the states are in MongoDB.
 */
@Singleton
final class AccountReports {

  private static final Logger LOG = Logger.getLogger(AccountReports.class);

  private final Accounts accounts;
  private final AccountStatuses statuses;
  private final Leases leases;
  private final TopicSender topic;
  private final Clock clock;
  private final Duration every;
  private final Map<String, AccountReport> sent = new HashMap<>();

  AccountReports(
      Accounts accounts, AccountStatuses statuses, Leases leases, TopicSender topic, Clock clock, ReportConfig config) {
    this.accounts = accounts;
    this.statuses = statuses;
    this.leases = leases;
    this.topic = topic;
    this.clock = clock;
    this.every = config.every();
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tell() {
    try {
      if (!leases.hold("account-states")) {
        sent.clear();
        return;
      }
      Instant now = clock.instant();
      Map<String, AccountStatus> known = statuses.all();
      for (Account account : accounts.all()) {
        AccountStatus status = known.get(account.id());
        if (status != null && !tell(report(account.id(), status, now))) {
          return;
        }
      }
    } catch (StoreUnavailableException e) {
      LOG.debug("how it goes with the accounts waits for MongoDB");
    }
  }

  /** False if Kafka did not take it. */
  private boolean tell(AccountReport report) {
    AccountReport before = sent.get(report.account());
    if (before != null && !isDue(before, report)) {
      return true;
    }
    boolean taken = topic.send(Topics.ACCOUNT_STATES, report.account(), EventJson.write(report));
    if (taken) {
      sent.put(report.account(), report);
    }
    return taken;
  }

  private boolean isDue(AccountReport before, AccountReport report) {
    boolean otherState =
        before.state() != report.state()
            || !Objects.equals(before.throttledUntil(), report.throttledUntil())
            || !Objects.equals(before.lastError(), report.lastError());
    return otherState || !before.at().plus(every).isAfter(report.at());
  }

  private static AccountReport report(String account, AccountStatus status, Instant now) {
    return new AccountReport(
        account,
        status.state(),
        status.throttledUntil(),
        status.lastPostAt(),
        status.lastPollAt(),
        status.lastWebhookAt(),
        status.caughtUpAt(),
        status.lastError(),
        limits(status),
        now);
  }

  private static List<AccountReport.Limit> limits(AccountStatus status) {
    return status.limits().entrySet().stream()
        .map(
            one ->
                new AccountReport.Limit(
                    one.getKey(),
                    toldOrNull(one.getValue().limit()),
                    toldOrNull(one.getValue().remaining()),
                    one.getValue().resetAt()))
        .toList();
  }

  private static Integer toldOrNull(int value) {
    return value < 0 ? null : value;
  }
}
