package org.ventanilla.ingest.account;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.ventanilla.events.AccountSettings;
import org.ventanilla.events.Topics;
import org.ventanilla.ingest.database.StoreUnavailableException;
import org.ventanilla.ingest.topic.TopicFollower;

/** Keeps the accounts as topic {@code accounts} tells them; at the start, as they were told last. */
@Singleton
final class AccountFeed {

  private static final Logger LOG = Logger.getLogger(AccountFeed.class);

  private final Accounts accounts;
  private final SettingsStore store;
  private final TopicFollower<AccountSettings> follower;
  private volatile boolean loaded;

  AccountFeed(@Identifier("default-kafka-broker") Map<String, Object> kafka, Accounts accounts, SettingsStore store) {
    this.accounts = accounts;
    this.store = store;
    this.follower =
        new TopicFollower<>(
            kafka,
            Topics.ACCOUNTS,
            AccountSettings.class,
            this::take,
            // A removed account is told by a record of its own.
            id -> {},
            () -> LOG.debug("the accounts' settings are known"));
  }

  /**
   * Before the first poll.
   *
   * @throws AccountsKeyMissingException if an account cannot be read without a key that is not here
   */
  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
    load();
    accounts
        .unreadable()
        .ifPresent(
            account -> {
              throw new AccountsKeyMissingException(account);
            });
    follower.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    follower.stop();
  }

  /** Until MongoDB has answered once. */
  @Scheduled(every = "2s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void load() {
    if (loaded) {
      return;
    }
    try {
      accounts.take(store.all());
      loaded = true;
    } catch (StoreUnavailableException e) {
      LOG.debug("the accounts' settings wait for MongoDB");
    }
  }

  private void take(AccountSettings settings) {
    accounts.take(List.of(settings));
    store.keep(settings);
  }
}
