package org.ventanilla.response.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ventanilla.events.AccountReport;
import org.ventanilla.events.AccountState;
import org.ventanilla.events.Network;
import org.ventanilla.response.catalogue.Catalogue;

/** An account with how it goes with it, as the pages show it. */
public final class AccountCard {

  /** Ingest reports every ten seconds; after this it must be down. */
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private final AccountHealth.Line line;
  private final String department;
  private final Instant now;

  AccountCard(AccountHealth.Line line, Catalogue catalogue, Locale locale, Instant now) {
    this.line = line;
    this.department = catalogue.departmentName(line.account().department().orElse(null), locale);
    this.now = now;
  }

  public String id() {
    return line.account().id();
  }

  public Network network() {
    return line.account().network();
  }

  public String name() {
    return line.account().name();
  }

  public String handle() {
    return line.account().handle();
  }

  public String networkId() {
    return line.account().networkId();
  }

  /** Empty for the whole town's. */
  public String department() {
    return department;
  }

  public boolean paused() {
    return line.account().paused();
  }

  public Instant credentialsAt() {
    return line.account().credentialsAt();
  }

  public String credentialsBy() {
    return line.account().credentialsBy();
  }

  public boolean declaredOnly() {
    return line.account().credentialsAt() == null;
  }

  public boolean byConfiguration() {
    return AccountSeed.BY.equals(line.account().credentialsBy());
  }

  /** Null while nothing was told. */
  public AccountState state() {
    return paused() ? AccountState.PAUSED : line.status().state().orElse(null);
  }

  public boolean silent() {
    Instant told = line.status().reportedAt();
    return told != null && told.plus(SILENCE).isBefore(now);
  }

  public boolean cannotReply() {
    return line.status().refusedAt() != null;
  }

  public Instant throttledUntil() {
    return state() == AccountState.THROTTLED ? line.status().throttledUntil() : null;
  }

  public Instant deafSince() {
    return line.death().map(Death::since).orElse(null);
  }

  /** The network's words; empty when there are none. */
  public String reason() {
    return Optional.ofNullable(cannotReply() ? line.status().refusedWhy() : line.status().lastError()).orElse("");
  }

  public Instant caughtUpAt() {
    return line.status().caughtUpAt();
  }

  public Instant lastPostAt() {
    return line.status().lastPostAt();
  }

  public Instant lastWebhookAt() {
    return line.status().lastWebhookAt();
  }

  /** Those that say how many calls are left of how many. */
  public List<AccountReport.Limit> limits() {
    return line.status().limits().stream().filter(one -> one.limit() != null && one.remaining() != null).toList();
  }

  /** Class of the state; the words and the sign say the same. */
  public String tone() {
    if (deafSince() != null || cannotReply()) {
      return "deaf";
    }
    if (silent()) {
      return "wait";
    }
    if (state() == null) {
      return "unknown";
    }
    return switch (state()) {
      case LISTENING -> "well";
      case THROTTLED, UNREACHABLE -> "wait";
      case TOKEN_DEAD, UNSUBSCRIBED -> "deaf";
      case PAUSED -> "paused";
    };
  }

  /** A sign before the words, for those who do not see colours. */
  public String sign() {
    return switch (tone()) {
      case "well" -> "✓";
      case "deaf" -> "✕";
      case "wait" -> "!";
      case "paused" -> "‖";
      default -> "…";
    };
  }
}
