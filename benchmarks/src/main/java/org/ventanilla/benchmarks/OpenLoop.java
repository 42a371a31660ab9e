package org.ventanilla.benchmarks;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;

/** Sends requests at fixed times, whatever becomes of those before. */
final class OpenLoop implements AutoCloseable {

  private static final int CONNECTIONS = 128;
  private static final Duration LAST_ANSWER = Duration.ofSeconds(20);
  private static final int NO_ANSWER = 0;

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http =
      vertx.createHttpClient(
          new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
  private final String url;

  /** A request, ready to leave. */
  record Request(byte[] body, String signature) {}

  /** @param url where all requests go */
  OpenLoop(String url) {
    this.url = url;
  }

  /** Returns when every request was answered or {@link #LAST_ANSWER} after the last is over. */
  Outcome send(List<Request> requests, int rate) throws InterruptedException {
    long[] took = new long[requests.size()];
    AtomicIntegerArray statuses = new AtomicIntegerArray(requests.size());
    CountDownLatch open = new CountDownLatch(requests.size());
    long start = System.nanoTime();
    for (int i = 0; i < requests.size(); i++) {
      long due = start + TimeUnit.SECONDS.toNanos(1) * i / rate;
      waitUntil(due);
      int place = i;
      send(requests.get(i), status -> {
        took[place] = System.nanoTime() - due;
        statuses.set(place, status);
        open.countDown();
      });
    }
    boolean all = open.await(LAST_ANSWER.toSeconds(), TimeUnit.SECONDS);
    return Outcome.of(took, statuses, Duration.ofNanos(System.nanoTime() - start), all);
  }

  private static void waitUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private interface Answer {
    void status(int status);
  }

  private void send(Request request, Answer answer) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(url)
            .putHeader("content-type", "application/json");
    if (!request.signature().isEmpty()) {
      options.putHeader("x-twitter-webhooks-signature", request.signature());
    }
    http.request(options)
        .compose(call -> call.send(Buffer.buffer(request.body())))
        .compose(response -> response.body().map(body -> response.statusCode()))
        .otherwise(NO_ANSWER)
        .onSuccess(answer::status);
  }

  @Override
  public void close() {
    vertx.close();
  }
}
