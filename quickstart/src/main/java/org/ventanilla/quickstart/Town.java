package org.ventanilla.quickstart;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ventanilla.plaza.Plaza;
import org.ventanilla.plaza.PlazaConfig;
import org.ventanilla.plaza.square.Network;

/** Everything of Villarrío, running: stores, then services and simulated networks; stopped the other way round. */
final class Town implements AutoCloseable {

  /** Longer than a service may take to finish what it is doing. */
  private static final long STOP_SECONDS = 30;

  private final Home home;
  private final Ports ports;
  private final Credentials credentials;
  private final Accounts accounts;
  private final ExecutorService executor = Executors.newCachedThreadPool(daemons("town"));
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, daemons("town-timer"));
  private final Map<Service, ServiceKeeper> services = new EnumMap<>(Service.class);
  private final Stores stores;
  private CompletableFuture<Plaza> plaza;
  private boolean closed;

  private Town(Home home, Path root, Ports ports, PidFiles pids, Console console) {
    this.home = home;
    this.ports = ports;
    Addresses addresses = new Addresses(ports);
    ServiceSettings settings = new ServiceSettings(home, addresses);
    this.credentials = Credentials.keep(settings.credentialsFile(), addresses.urls());
    this.accounts = Accounts.keep(settings.accountsFile(), credentials.secrets(), addresses.plaza());
    this.stores = Stores.begin(home, ports, executor);
    for (Service service : Service.values()) {
      ServiceJvm.Order order =
          new ServiceJvm.Order(
              service,
              service.jar(root),
              ports.of(service),
              settings.environment(service),
              home.log(service.module()));
      services.put(service, new ServiceKeeper(order, pids, console, timer));
    }
  }

  /**
   * Prepares a town and begins to start its stores; {@link #open()} does the rest.
   *
   * @param root the checkout, with every service packaged
   * @throws CannotStartException when something outside keeps it from starting
   */
  static Town prepare(Home home, Path root, Ports ports, PidFiles pids, Console console) {
    for (Service service : Service.values()) {
      if (!Files.exists(service.jar(root))) {
        throw new CannotStartException(
            "Falta " + service.jar(root) + ": constrúyalo con mvn package.",
            service.jar(root) + " is missing: build it with mvn package.");
      }
      emptyLog(home.log(service.module()));
    }
    return new Town(home, root, ports, pids, console);
  }

  /**
   * Returns when every service is ready and the networks talk to it.
   *
   * @throws CannotStartException when a part does not start; {@link #close()} stops the others
   */
  void open() {
    stores.await();
    startPlaza();
    try {
      CompletableFuture.allOf(
              services.values().stream()
                  .map(service -> CompletableFuture.runAsync(service::start, executor))
                  .toArray(CompletableFuture[]::new))
          .join();
      plaza.join().subscribe(URI.create("http://127.0.0.1:" + ports.ingest()));
    } catch (CompletionException e) {
      if (e.getCause() instanceof CannotStartException cannotStart) {
        throw cannotStart;
      }
      throw new CannotStartException(
          "Plaza no arranca: " + e.getCause().getMessage() + ".",
          "Plaza does not start: " + e.getCause().getMessage() + ".",
          e.getCause());
    }
  }

  private synchronized void startPlaza() {
    if (closed) {
      throw new CannotStartException("Parando.", "Stopping.");
    }
    PlazaConfig config =
        PlazaConfig.villarrio()
            .withPort(ports.plaza())
            .withDataDir(home.file("plaza"));
    for (Network network : Network.values()) {
      config = config.withAccount(network, accounts.onPlaza(network.code()));
    }
    PlazaConfig towns = config;
    plaza = CompletableFuture.supplyAsync(() -> Plaza.start(towns), executor);
  }

  Credentials credentials() {
    return credentials;
  }

  Ports ports() {
    return ports;
  }

  Stores stores() {
    return stores;
  }

  Plaza plaza() {
    return plaza.join();
  }

  ServiceKeeper service(Service service) {
    return services.get(service);
  }

  /** Services first, so that each finishes with its stores still there; then the networks; then the stores. */
  @Override
  public void close() {
    CompletableFuture<Plaza> networks;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      networks = plaza;
    }
    timer.shutdownNow();
    await(
        CompletableFuture.allOf(
            services.values().stream()
                .map(service -> CompletableFuture.runAsync(service::close, executor))
                .toArray(CompletableFuture[]::new)));
    if (networks != null) {
      await(networks.thenAcceptAsync(Plaza::close, executor));
    }
    await(stores.close());
    executor.shutdownNow();
  }

  /** One part that does not stop must not keep the others from stopping. */
  private static void await(CompletableFuture<?> stopping) {
    try {
      stopping.get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      System.getLogger(Town.class.getName()).log(System.Logger.Level.WARNING, "A part did not stop", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void emptyLog(Path log) {
    try {
      Files.write(log, new byte[0]);
    } catch (IOException e) {
      throw new CannotStartException("No se puede escribir " + log + ".", "Cannot write " + log + ".", e);
    }
  }

  private static ThreadFactory daemons(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
