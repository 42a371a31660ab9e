package org.ventanilla.networks.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Sends a request once, and knows afterwards whether it left. {@code HttpURLConnection}, on which Twitter4J and RestFB
 * stand, sends a POST a second time on its own when the connection closes before an answer ({@code
 * sun.net.http.retryPost}): a citizen would be answered twice. The JDK's newer client repeats only what is idempotent.
 *
 * <p>No redirect is followed: it would carry the account's token elsewhere.
 */
public final class Wire {

  private final HttpClient client;
  private final Duration readTimeout;
  private final Duration wholeTimeout;

  /**
   * @param connectTimeout how long a connection may take to be made
   * @param readTimeout how long the answer may take to begin; the whole exchange may take both and this once more
   */
  public Wire(Duration connectTimeout, Duration readTimeout) {
    this.readTimeout = readTimeout;
    this.wholeTimeout = connectTimeout.plus(readTimeout.multipliedBy(2));
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(connectTimeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1);
    Optional.ofNullable(ProxySelector.getDefault()).ifPresent(builder::proxy);
    this.client = builder.build();
  }

  /** What came back. */
  public record Answer(int status, HttpResponse<?> head, String body) {

    /** A header in any case; empty when it did not come. */
    public Optional<String> header(String name) {
      return head.headers().firstValue(name);
    }

    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }
  }

  /** The request certainly did not leave. */
  public static final class NotSentException extends IOException {

    NotSentException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The request may have arrived; its answer did not. */
  public static final class AnswerLostException extends IOException {

    AnswerLostException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  public Answer get(URI address, Map<String, String> headers) throws NotSentException, AnswerLostException {
    return send(request(address, headers).GET().build());
  }

  public Answer delete(URI address, Map<String, String> headers) throws NotSentException, AnswerLostException {
    return send(request(address, headers).DELETE().build());
  }

  public Answer put(URI address, Map<String, String> headers) throws NotSentException, AnswerLostException {
    return send(request(address, headers).PUT(BodyPublishers.noBody()).build());
  }

  public Answer post(URI address, Map<String, String> headers, String contentType, String body)
      throws NotSentException, AnswerLostException {
    return send(
        request(address, headers)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build());
  }

  private HttpRequest.Builder request(URI address, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(readTimeout);
    headers.forEach(request::header);
    return request;
  }

  private Answer send(HttpRequest request) throws NotSentException, AnswerLostException {
    CompletableFuture<HttpResponse<String>> exchange =
        client.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    try {
      HttpResponse<String> response = exchange.get(wholeTimeout.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(response.statusCode(), response, response.body());
    } catch (ExecutionException e) {
      throw outcomeOf(e.getCause());
    } catch (TimeoutException e) {
      exchange.cancel(true);
      throw new AnswerLostException("the answer did not end in time", e);
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw new AnswerLostException("interrupted while waiting for the answer", e);
    }
  }

  private static AnswerLostException outcomeOf(Throwable cause) throws NotSentException {
    if (cause instanceof ConnectException
        || cause instanceof HttpConnectTimeoutException
        || cause instanceof SSLHandshakeException) {
      throw new NotSentException("no connection: " + cause.getClass().getSimpleName(), cause);
    }
    return new AnswerLostException("the answer was lost: " + cause.getClass().getSimpleName(), cause);
  }
}
