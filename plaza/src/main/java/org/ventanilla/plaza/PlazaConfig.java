package org.ventanilla.plaza;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.plaza.square.Network;

/**
 * How a plaza is set up. Start from {@link #villarrio()} and change what differs with the {@code with} methods.
 *
 * @param port where to listen; 0 for any free port
 * @param host the address to listen on
 * @param dataDir where posts and undelivered webhooks survive a restart; empty to keep them in memory only
 * @param accounts the municipal account of every network
 * @param webhooks base address of the subscriber, such as {@code http://127.0.0.1:8081}: webhooks go to
 *     {@code /webhooks/x}, {@code /webhooks/facebook} and {@code /webhooks/instagram} below it; empty for none yet
 * @param webhooksEnabled false: nothing is delivered and nothing kept to be delivered, whoever subscribes
 * @param rateLimits calls allowed in 15 minutes on X, by endpoint as in {@code "GET /2/users/:id/mentions"}; the key
 *     {@code "*"} is for all endpoints not named
 * @param firstRetry how long after a failed delivery it is tried again; doubled each time
 * @param longestRetry the longest wait between two tries
 * @param giveUpAfter how long a webhook is tried
 * @param crcEvery how often X asks the subscriber to prove itself
 * @param clock the time
 */
public record PlazaConfig(
    int port,
    String host,
    Optional<Path> dataDir,
    Map<Network, PlazaAccount> accounts,
    Optional<URI> webhooks,
    boolean webhooksEnabled,
    Map<String, Integer> rateLimits,
    Duration firstRetry,
    Duration longestRetry,
    Duration giveUpAfter,
    Duration crcEvery,
    Clock clock) {

  /** The quickstart asks for mentions every second: 900 calls in 15 minutes, and a test may ask faster. */
  private static final Map<String, Integer> RATE_LIMITS = Map.of("*", 20_000, "POST /2/tweets", 10_000);

  public PlazaConfig {
    accounts = Map.copyOf(accounts);
    rateLimits = Map.copyOf(rateLimits);
  }

  /** The town of Villarrío on a free port of the loopback address, with secrets made now, in memory only. */
  public static PlazaConfig villarrio() {
    return new PlazaConfig(
        0,
        "127.0.0.1",
        Optional.empty(),
        Map.of(
            Network.X, account("1570000000000000001", "VillarrioAyto"),
            Network.FACEBOOK, account("61550000000001", "ayuntamientovillarrio"),
            Network.INSTAGRAM, account("17841400000000001", "villarrio"),
            Network.MASTODON, account("109300000000000001", "villarrio"),
            Network.BLUESKY, account("did:plc:villarrioayuntamiento234", "villarrio.plaza.example")),
        Optional.empty(),
        true,
        RATE_LIMITS,
        Duration.ofMillis(500),
        Duration.ofSeconds(30),
        Duration.ofHours(36),
        Duration.ofHours(1),
        Clock.systemUTC());
  }

  /** The municipal account on a network. */
  public PlazaAccount account(Network network) {
    return accounts.get(network);
  }

  public PlazaAccount x() {
    return account(Network.X);
  }

  public PlazaAccount facebook() {
    return account(Network.FACEBOOK);
  }

  public PlazaAccount instagram() {
    return account(Network.INSTAGRAM);
  }

  public PlazaConfig withPort(int newPort) {
    return new PlazaConfig(newPort, host, dataDir, accounts, webhooks, webhooksEnabled, rateLimits,
        firstRetry, longestRetry, giveUpAfter, crcEvery, clock);
  }

  public PlazaConfig withHost(String newHost) {
    return new PlazaConfig(port, newHost, dataDir, accounts, webhooks, webhooksEnabled, rateLimits,
        firstRetry, longestRetry, giveUpAfter, crcEvery, clock);
  }

  public PlazaConfig withDataDir(Path directory) {
    return new PlazaConfig(port, host, Optional.of(directory), accounts, webhooks, webhooksEnabled,
        rateLimits, firstRetry, longestRetry, giveUpAfter, crcEvery, clock);
  }

  public PlazaConfig withAccount(Network network, PlazaAccount account) {
    Map<Network, PlazaAccount> all = new EnumMap<>(accounts);
    all.put(network, account);
    return new PlazaConfig(port, host, dataDir, all, webhooks, webhooksEnabled, rateLimits, firstRetry, longestRetry,
        giveUpAfter, crcEvery, clock);
  }

  public PlazaConfig withWebhooks(URI subscriber) {
    return new PlazaConfig(port, host, dataDir, accounts, Optional.of(subscriber), webhooksEnabled,
        rateLimits, firstRetry, longestRetry, giveUpAfter, crcEvery, clock);
  }

  public PlazaConfig withoutWebhooks() {
    return new PlazaConfig(port, host, dataDir, accounts, webhooks, false, rateLimits, firstRetry,
        longestRetry, giveUpAfter, crcEvery, clock);
  }

  /** Allows this many calls of an endpoint, such as {@code "POST /2/tweets"}, in 15 minutes. */
  public PlazaConfig withRateLimit(String endpoint, int calls) {
    Map<String, Integer> limits = new HashMap<>(rateLimits);
    limits.put(endpoint, calls);
    return new PlazaConfig(port, host, dataDir, accounts, webhooks, webhooksEnabled, limits, firstRetry,
        longestRetry, giveUpAfter, crcEvery, clock);
  }

  public PlazaConfig withRetries(Duration first, Duration longest, Duration giveUp) {
    return new PlazaConfig(port, host, dataDir, accounts, webhooks, webhooksEnabled, rateLimits, first,
        longest, giveUp, crcEvery, clock);
  }

  public PlazaConfig withCrcEvery(Duration interval) {
    return new PlazaConfig(port, host, dataDir, accounts, webhooks, webhooksEnabled, rateLimits,
        firstRetry, longestRetry, giveUpAfter, interval, clock);
  }

  public PlazaConfig withClock(Clock newClock) {
    return new PlazaConfig(port, host, dataDir, accounts, webhooks, webhooksEnabled, rateLimits,
        firstRetry, longestRetry, giveUpAfter, crcEvery, newClock);
  }

  private static PlazaAccount account(String id, String handle) {
    return new PlazaAccount(id, handle, "Ayuntamiento de Villarrío", secret(), secret(), secret(), secret(), secret());
  }

  private static String secret() {
    byte[] random = new byte[20];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
