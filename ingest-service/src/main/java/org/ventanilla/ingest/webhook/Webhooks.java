package org.ventanilla.ingest.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.ventanilla.events.Change;
import org.ventanilla.events.Network;
import org.ventanilla.ingest.account.AccountStatuses;
import org.ventanilla.ingest.account.Accounts;
import org.ventanilla.ingest.account.Connectors;
import org.ventanilla.ingest.archive.Source;
import org.ventanilla.ingest.intake.Intake;
import org.ventanilla.ingest.intake.Taken;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.UnreadableWebhookException;
import org.ventanilla.networks.WebhookSignature;

/** Takes the webhooks of a network: the signature first, then the words, and an answer only when they are stored. */
@Singleton
final class Webhooks {

  private static final Logger LOG = Logger.getLogger(Webhooks.class);

  private final Accounts accounts;
  private final Connectors connectors;
  private final Intake intake;
  private final AccountStatuses statuses;
  private final Clock clock;
  private final MeterRegistry meters;

  Webhooks(
      Accounts accounts,
      Connectors connectors,
      Intake intake,
      AccountStatuses statuses,
      Clock clock,
      MeterRegistry meters) {
    this.accounts = accounts;
    this.connectors = connectors;
    this.intake = intake;
    this.statuses = statuses;
    this.clock = clock;
    this.meters = meters;
  }

  /**
   * Takes a body; when this returns, what citizens say in it is stored.
   *
   * @param signature the network's signature of the body; may be anything
   * @throws UnsignedWebhookException if it is not
   * @throws InvalidWebhookException if the body is not what the network sends
   */
  Taken take(Network network, WebhookSignature kind, String signature, byte[] body) {
    boolean signed = false;
    for (String secret : accounts.signingSecrets(network)) {
      signed |= kind.verifies(signature, body, secret);
    }
    if (!signed) {
      refuse(network, signature == null || signature.isEmpty() ? "no-signature" : "bad-signature");
      throw new UnsignedWebhookException();
    }
    Instant now = clock.instant();
    List<Reading> readings = read(network, body, now);
    Taken taken = intake.take(network, readings, Source.WEBHOOK, new String(body, StandardCharsets.UTF_8));
    heard(readings, now);
    meters.counter("ventanilla.webhooks.taken", "network", network.code()).increment();
    LOG.debugf("%s webhook: %s", network.code(), taken);
    return taken;
  }

  private List<Reading> read(Network network, byte[] body, Instant now) {
    try {
      return connectors
          .of(network)
          .orElseThrow(NetworkWithoutWebhooksException::new)
          .readWebhook(body, accounts.on(network), now);
    } catch (UnreadableWebhookException e) {
      refuse(network, "unreadable");
      throw new InvalidWebhookException(e.getMessage());
    }
  }

  private void refuse(Network network, String reason) {
    meters.counter("ventanilla.webhooks.refused", "network", network.code(), "reason", reason).increment();
    LOG.debugf("%s webhook refused: %s", network.code(), reason);
  }

  private void heard(List<Reading> readings, Instant now) {
    Map<String, Instant> newest = new HashMap<>();
    for (Reading reading : readings) {
      if (reading instanceof Reading.Spoken spoken) {
        boolean created = spoken.mention().change() == Change.CREATED;
        newest.merge(
            spoken.mention().account(),
            created ? spoken.mention().postedAt() : Instant.MIN,
            (one, other) -> one.isAfter(other) ? one : other);
      } else if (reading instanceof Reading.Pointed pointed) {
        newest.putIfAbsent(pointed.account(), Instant.MIN);
      }
    }
    newest.forEach(
        (account, posted) -> {
          if (accounts.withId(account).isPresent()) {
            statuses.heard(account, now, posted.equals(Instant.MIN) ? null : posted);
          }
        });
  }
}
