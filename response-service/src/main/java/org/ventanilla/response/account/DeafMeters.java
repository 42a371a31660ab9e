package org.ventanilla.response.account;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.ventanilla.response.database.DatabaseException;

/** {@code ventanilla_account_deaf{account}}: 1 for an account that is not heard, 0 for one that is. */
@Singleton
final class DeafMeters {

  private static final Logger LOG = Logger.getLogger(DeafMeters.class);

  private final AccountTable table;
  private final Deaths deaths;
  private final MultiGauge gauge;

  DeafMeters(AccountTable table, Deaths deaths, MeterRegistry meters) {
    this.table = table;
    this.deaths = deaths;
    this.gauge =
        MultiGauge.builder("ventanilla.account.deaf").description("1 while an account is not heard").register(meters);
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void measure() {
    try {
      Set<String> deaf = deaths.now().stream().map(Death::account).collect(Collectors.toSet());
      gauge.register(
          table.all().stream()
              .filter(account -> !account.removed())
              .map(
                  account ->
                      MultiGauge.Row.of(Tags.of("account", account.id()), deaf.contains(account.id()) ? 1 : 0))
              .collect(Collectors.toList()),
          true);
    } catch (DatabaseException e) {
      LOG.debugf("who is not heard is not counted: %s", e.getMessage());
    }
  }
}
