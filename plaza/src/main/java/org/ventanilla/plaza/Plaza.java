package org.ventanilla.plaza;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.ventanilla.plaza.bluesky.BlueskyApi;
import org.ventanilla.plaza.citizens.CitizenApi;
import org.ventanilla.plaza.citizens.Citizens;
import org.ventanilla.plaza.citizens.Threads;
import org.ventanilla.plaza.faults.FaultApi;
import org.ventanilla.plaza.faults.Faults;
import org.ventanilla.plaza.graph.GraphApi;
import org.ventanilla.plaza.graph.GraphEvents;
import org.ventanilla.plaza.graph.GraphWebhooks;
import org.ventanilla.plaza.graph.SubscribedApps;
import org.ventanilla.plaza.mastodon.MastodonApi;
import org.ventanilla.plaza.page.PageApi;
import org.ventanilla.plaza.page.SameOrigin;
import org.ventanilla.plaza.square.Change;
import org.ventanilla.plaza.square.Draft;
import org.ventanilla.plaza.square.Medium;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Person;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.webhook.Deliveries;
import org.ventanilla.plaza.webhook.HeldNews;
import org.ventanilla.plaza.wire.Problem;
import org.ventanilla.plaza.x.Uploads;
import org.ventanilla.plaza.x.XActivity;
import org.ventanilla.plaza.x.XApi;
import org.ventanilla.plaza.x.XWebhooks;

/**
 * The simulated networks: X, a Facebook page, an Instagram account, a Mastodon server and Bluesky on one port, with the
 * wire contracts of the real ones. Base addresses for connectors: {@code url()} (with {@code /2} for X, with or without a version for Graph).
 */
public final class Plaza implements AutoCloseable {

  private static final long START_SECONDS = 20;

  /** The largest body of a call, and of an upload, in bytes. */
  private static final long SMALL = 1024 * 1024;

  private static final long LARGE = 24 * SMALL;

  private final Vertx vertx;
  private final Square square;
  private final Faults faults;
  private final Deliveries deliveries;
  private final Citizens citizens;
  private final SubscribedApps apps;
  private final HttpServer server;
  private final PlazaConfig config;

  private Plaza(PlazaConfig config) {
    this.config = config;
    this.vertx = vertx();
    this.square = Square.open(config.dataDir(), config.clock(), towns(config));
    this.faults = new Faults(config.clock());
    this.apps = new SubscribedApps(config, faults);
    this.deliveries = new Deliveries(vertx, config, faults);
    this.citizens = new Citizens(square);
    publishFirstWords();
    Uploads uploads = new Uploads();
    announce();
    this.server = listen(router(uploads));
    uploads.servedAt(url());
    config.webhooks().ifPresent(this::subscribe);
  }

  /**
   * Starts the networks; they answer when this returns.
   *
   * @throws IllegalStateException if the port is taken or the data directory cannot be used
   */
  public static Plaza start(PlazaConfig config) {
    return new Plaza(config);
  }

  public int port() {
    return server.actualPort();
  }

  /** Where everything answers, such as {@code http://127.0.0.1:8090}, without a trailing slash. */
  public String url() {
    return "http://" + config.host() + ":" + port();
  }

  /** The accounts and secrets it was started with. */
  public PlazaConfig config() {
    return config;
  }

  /** Sends webhooks to this base address from now on; the subscriber must prove itself first. */
  public void subscribe(URI base) {
    deliveries.subscribe(base);
  }

  /** Citizens, for tests that make them speak without HTTP. */
  public Citizens citizens() {
    return citizens;
  }

  /** Everyone and everything there, for tests that make the town speak by itself. */
  public Square square() {
    return square;
  }

  /** What misbehaves. */
  public Faults faults() {
    return faults;
  }

  /** How a network's webhooks stand. */
  public Deliveries.Standing webhooks(Network network) {
    return deliveries.standing(network);
  }

  @Override
  public void close() {
    await(server.close());
    deliveries.close();
    await(vertx.close());
    square.close();
  }

  private static Vertx vertx() {
    return Vertx.vertx(
        new VertxOptions()
            // One event loop: what happens on the networks happens one thing after another.
            .setEventLoopPoolSize(1)
            .setFileSystemOptions(new FileSystemOptions().setFileCachingEnabled(false)));
  }

  private static List<Person> towns(PlazaConfig config) {
    return Arrays.stream(Network.values())
        .map(
            network -> {
              PlazaAccount account = config.account(network);
              return new Person(account.id(), network, account.handle(), account.name(), true);
            })
        .toList();
  }

  /** On Facebook and Instagram citizens speak below something: a first publication of the town is always there. */
  private void publishFirstWords() {
    for (Network network : List.of(Network.FACEBOOK, Network.INSTAGRAM)) {
      if (square.newestFirst(network).stream().noneMatch(post -> post.byTown() && post.isRoot())) {
        List<Medium> media =
            network == Network.INSTAGRAM
                ? List.of(new Medium(square.newId(network), "photo", "https://www.example.org/villarrio.jpg", ""))
                : List.of();
        square.publish(
            Draft.post(
                square.town(network),
                "Aquí le escuchamos. Cuéntenos qué hace falta en su calle y le diremos quién lo arregla y cuándo.",
                media));
      }
    }
  }

  /** Tells the subscriber what happens, in the words of each network. */
  private void announce() {
    XActivity x = new XActivity(square, faults);
    GraphWebhooks graph =
        new GraphWebhooks(vertx, new GraphEvents(square, config), apps, faults, deliveries::offer);
    Consumer<Change> tell =
        change -> {
          Network network = change.post().network();
          if (deliveries.isWanted(network)) {
            if (network == Network.X) {
              x.of(change).ifPresent(body -> deliveries.offer(network, change.post().rootId(), body));
            } else {
              graph.tell(change);
            }
          }
        };
    square.onChange(new HeldNews(vertx, faults, square, tell)::take);
  }

  private Router router(Uploads uploads) {
    Router router = Router.router(vertx);
    String uploadsDirectory = uploadsDirectory();
    router.route("/plaza/*").handler(BodyHandler.create(false).setBodyLimit(SMALL));
    router
        .route("/2/media/*")
        .handler(BodyHandler.create(uploadsDirectory).setDeleteUploadedFilesOnEnd(true).setBodyLimit(LARGE));
    router.route("/2/*").handler(BodyHandler.create(false).setBodyLimit(SMALL));
    router.route("/oauth2/*").handler(BodyHandler.create(false).setBodyLimit(SMALL));
    router.route().handler(new SameOrigin()::check);
    Threads threads = new Threads(square);
    new CitizenApi(square, citizens, threads).mount(router);
    new FaultApi(faults).mount(router);
    new PageApi(vertx, square, citizens, threads, faults, deliveries::standing, uploads, this::url).mount(router);
    new XWebhooks(config.x(), deliveries, faults).mount(router);
    new XApi(square, uploads, config.x(), config.rateLimits(), faults, config.clock()).mount(router);
    router.route("/api/*").handler(BodyHandler.create(false).setBodyLimit(SMALL));
    new MastodonApi(square, config.account(Network.MASTODON), faults, config.clock(), this::url).mount(router);
    router.route("/xrpc/*").handler(BodyHandler.create(false).setBodyLimit(SMALL));
    new BlueskyApi(square, config.account(Network.BLUESKY), faults, config.clock()).mount(router);
    router.route("/plaza/*").handler(call -> Problem.of(404, "There is nothing here", List.of()).send(call));
    router.route().handler(BodyHandler.create(uploadsDirectory).setDeleteUploadedFilesOnEnd(true).setBodyLimit(SMALL));
    new GraphApi(config, this::url, square, faults, apps).mount(router);
    return router;
  }

  private static String uploadsDirectory() {
    try {
      Path directory = Files.createTempDirectory("plaza-uploads");
      directory.toFile().deleteOnExit();
      return directory.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpServer listen(Router router) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(config.host())
            .setPort(config.port())
            // A cut connection is one caller's, as behind the real networks' front doors.
            .setHttp2ClearTextEnabled(false);
    try {
      return await(vertx.createHttpServer(options).requestHandler(router).listen());
    } catch (CompletionException e) {
      vertx.close();
      square.close();
      String why = e.getCause() instanceof BindException ? "the port is taken" : String.valueOf(e.getCause());
      throw new IllegalStateException("plaza cannot listen on port " + config.port() + ": " + why, e.getCause());
    }
  }

  private static <T> T await(io.vertx.core.Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("plaza took longer than " + START_SECONDS + " s", e);
    }
  }
}
