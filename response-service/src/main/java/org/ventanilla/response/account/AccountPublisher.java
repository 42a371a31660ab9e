package org.ventanilla.response.account;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;
import org.ventanilla.events.AccountSettings;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.Topics;
import org.ventanilla.response.database.DatabaseException;
import org.ventanilla.response.kafka.KafkaClients;
import org.ventanilla.response.kafka.KafkaUnavailableException;

/**
 * Tells the other services what is wanted of each account, until Kafka has it. Everything is told once after each start,
 * for a Kafka that lost it; the topic is compacted, and saying it again changes nothing.
 */
@Singleton
final class AccountPublisher {

  private static final Logger LOG = Logger.getLogger(AccountPublisher.class);

  private final AccountTable table;
  private final KafkaClients kafka;
  private boolean toldAll;
  private boolean waiting;

  AccountPublisher(AccountTable table, KafkaClients kafka) {
    this.table = table;
    this.kafka = kafka;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void publish() {
    try {
      List<TownAccount> news = toldAll ? table.unpublished() : table.all();
      for (TownAccount account : news) {
        kafka.send(Topics.ACCOUNTS, account.id(), EventJson.write(settings(account)));
        table.published(account);
      }
      toldAll = true;
      waiting = false;
    } catch (KafkaUnavailableException | DatabaseException e) {
      if (!waiting) {
        LOG.warnf("what is wanted of the accounts waits to be told: %s", e.getMessage());
        waiting = true;
      }
    }
  }

  private static AccountSettings settings(TownAccount account) {
    return new AccountSettings(
        account.id(),
        account.version(),
        account.removed(),
        account.paused(),
        account.network(),
        account.networkId(),
        account.handle(),
        account.name(),
        account.baseUrl(),
        account.keywords(),
        account.department().orElse(null),
        account.sealed().orElse(null));
  }
}
