package org.ventanilla.ingest.polling;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.ventanilla.events.AccountState;
import org.ventanilla.events.Mention;
import org.ventanilla.ingest.account.AccountStatus;
import org.ventanilla.ingest.account.AccountStatuses;
import org.ventanilla.ingest.account.Backfills;
import org.ventanilla.ingest.archive.Source;
import org.ventanilla.ingest.database.StoreUnavailableException;
import org.ventanilla.ingest.intake.Intake;
import org.ventanilla.ingest.intake.Taken;
import org.ventanilla.ingest.lease.Leases;
import org.ventanilla.ingest.pace.Backoff;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.Cursor;
import org.ventanilla.networks.MentionPage;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.RateLimit;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.SocialNetwork;

/** Reads one account, a few pages a turn; {@link Turns} never calls it twice at the same time. */
final class AccountPolling {

  private static final Logger LOG = Logger.getLogger(AccountPolling.class);

  /** Then others have their turn, and the lease is looked at again. */
  private static final int PAGES_A_TURN = 20;

  /** After a network said when to come back, so as not to be there too early by its clock. */
  private static final Duration CLOCK_SKEW = Duration.ofMillis(500);

  private static final Duration STORE_RETRY = Duration.ofSeconds(2);

  private final SocialNetwork network;
  private final Intake intake;
  private final Cursors cursors;
  private final AccountStatuses statuses;
  private final BackfillReading backfill;
  private final WebhookWatch webhooks;
  private final PollingPace pace;
  private final Leases leases;
  private final Clock clock;
  private final PollingConfig config;
  private final Backoff backoff;
  private final MeterRegistry meters;
  private Account account;
  private AccountState announced = AccountState.LISTENING;
  private RateLimit pageLimit = RateLimit.UNKNOWN;
  private int failures;

  AccountPolling(
      SocialNetwork network,
      Intake intake,
      Cursors cursors,
      AccountStatuses statuses,
      Backfills backfills,
      Leases leases,
      Clock clock,
      PollingConfig config,
      MeterRegistry meters) {
    this.network = network;
    this.intake = intake;
    this.cursors = cursors;
    this.statuses = statuses;
    this.backfill = new BackfillReading(network, intake, backfills);
    this.webhooks = new WebhookWatch(network, config.polling().subscriptionCheck(), clock, meters);
    this.pace =
        new PollingPace(
            config.pollInterval(),
            config.polling().longestInterval(),
            config.polling().webhookSilence(),
            clock,
            RandomGenerator.getDefault());
    this.leases = leases;
    this.clock = clock;
    this.config = config;
    this.backoff = new Backoff(config.pollInterval(), config.polling().longestRetry());
    this.meters = meters;
  }

  /**
   * Reads, stores, moves the cursor.
   *
   * @param now the account as it is at this time; always the same one
   * @return how long to wait before the next turn
   */
  Duration turn(Account now) {
    account = now;
    try {
      if (!leases.hold("account:" + account.id())) {
        return leases.askAgain();
      }
      AccountStatus status = statuses.of(account.id());
      if (status.throttledAt(clock.instant())) {
        return Duration.between(clock.instant(), status.throttledUntil()).plus(CLOCK_SKEW);
      }
      boolean more = readOn(status.lastWebhookAt());
      failures = 0;
      // What a person asked to have read again must not use up what polls need.
      more |= !PollingPace.isScarce(pageLimit) && backfill.readOn(account, PAGES_A_TURN);
      return more ? Duration.ZERO : pace.next(pageLimit);
    } catch (NetworkException e) {
      return afterRefusal(e);
    } catch (StoreUnavailableException e) {
      meters.counter("ventanilla.polls.failed", "account", account.id(), "reason", "store").increment();
      return STORE_RETRY;
    } catch (RuntimeException e) {
      LOG.errorf(e, "polling %s failed unexpectedly", account.id());
      return afterTrouble("unexpected", "could not be read");
    }
  }

  /**
   * Reads a turn's pages and then stores them together, the oldest first: a gap is read from its newest page backwards on
   * most networks, and what is stored first is sent first.
   */
  private boolean readOn(Instant lastWebhookAt) {
    Cursor start = cursors.of(account.id());
    List<MentionPage> pages = new ArrayList<>();
    NetworkException refusal = null;
    try {
      readPages(start, pages);
    } catch (NetworkException e) {
      refusal = e;
    }
    boolean more = !pages.isEmpty() && take(start, pages, lastWebhookAt);
    if (refusal != null) {
      throw refusal;
    }
    return more;
  }

  private void readPages(Cursor start, List<MentionPage> pages) {
    Cursor cursor = start;
    boolean more = true;
    while (more && pages.size() < PAGES_A_TURN) {
      MentionPage page = network.readMentions(account, cursor);
      pages.add(page);
      more = goesOn(cursor, page);
      cursor = page.next();
    }
  }

  /** A network that says there is more, and gives the same place again, would be read for ever. */
  private static boolean goesOn(Cursor cursor, MentionPage page) {
    return page.more() && !page.next().equals(cursor);
  }

  private boolean take(Cursor start, List<MentionPage> pages, Instant lastWebhookAt) {
    List<Reading> readings = pages.stream().flatMap(page -> page.readings().stream()).toList();
    Taken taken = intake.take(account.network(), readings, Source.POLL, "");
    boolean untold = taken.fresh() > justPosted(readings);
    pace.polled(untold, lastWebhookAt);
    if (webhooks.look(account, untold && lastWebhookAt != null)) {
      pace.trouble();
    }
    MentionPage last = pages.get(pages.size() - 1);
    if (!last.next().equals(start)) {
      cursors.moved(account.id(), last.next());
    }
    Cursor before = pages.size() == 1 ? start : pages.get(pages.size() - 2).next();
    boolean more = goesOn(before, last);
    pageLimit = last.rateLimit();
    heard(newest(readings), !more, last.rateLimit());
    return more;
  }

  /** Of these a webhook may be on its way still. */
  private long justPosted(List<Reading> readings) {
    Instant since = clock.instant().minus(config.polling().webhookGrace());
    return readings.stream()
        .map(AccountPolling::mention)
        .filter(mention -> mention != null && mention.postedAt().isAfter(since))
        .count();
  }

  private void heard(Instant newestPost, boolean caughtUp, RateLimit rateLimit) {
    meters.counter("ventanilla.polls", "account", account.id()).increment();
    AccountState state = webhooks.isMissing() ? AccountState.UNSUBSCRIBED : AccountState.LISTENING;
    statuses.polled(
        account.id(), state, clock.instant(), newestPost, caughtUp, rateLimit, network.rateLimits(account));
    if (announced != AccountState.LISTENING) {
      LOG.infof("%s is heard again", account.id());
      announced = AccountState.LISTENING;
    }
  }

  private static Instant newest(List<Reading> readings) {
    return readings.stream()
        .map(AccountPolling::mention)
        .filter(Objects::nonNull)
        .map(Mention::postedAt)
        .max(Instant::compareTo)
        .orElse(null);
  }

  private static Mention mention(Reading reading) {
    return reading instanceof Reading.Spoken spoken ? spoken.mention() : null;
  }

  private Duration afterRefusal(NetworkException refusal) {
    pace.trouble();
    try {
      if (refusal instanceof NetworkException.RateLimited limited) {
        statuses.throttled(account.id(), limited.until(), limited.getMessage());
        announce(AccountState.THROTTLED, "until " + limited.until());
        Duration wait = Duration.between(clock.instant(), limited.until()).plus(CLOCK_SKEW);
        return wait.isNegative() ? CLOCK_SKEW : wait;
      }
      if (refusal instanceof NetworkException.TokenRejected) {
        statuses.deaf(account.id(), AccountState.TOKEN_DEAD, refusal.getMessage());
        announce(AccountState.TOKEN_DEAD, "its token must be renewed");
        return config.polling().deadTokenProbe();
      }
    } catch (StoreUnavailableException e) {
      return STORE_RETRY;
    }
    return afterTrouble(refusal.getClass().getSimpleName(), refusal.getMessage());
  }

  private Duration afterTrouble(String what, String error) {
    pace.trouble();
    failures++;
    try {
      statuses.deaf(account.id(), AccountState.UNREACHABLE, error);
    } catch (StoreUnavailableException e) {
      LOG.debugf("the state of %s is not stored", account.id());
    }
    announce(AccountState.UNREACHABLE, what);
    return backoff.after(failures);
  }

  /** One line when it becomes so, not one a poll. */
  private void announce(AccountState state, String why) {
    meters.counter("ventanilla.polls.failed", "account", account.id(), "reason", state.code()).increment();
    if (announced != state) {
      LOG.warnf("%s is %s: %s", account.id(), state.code(), why);
      announced = state;
    }
  }
}
