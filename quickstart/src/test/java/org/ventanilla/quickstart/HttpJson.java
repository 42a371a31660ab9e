package org.ventanilla.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** JSON over HTTP with a fixed set of headers, for the clients of the tests of the whole. */
final class HttpJson {

  static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
  private final URI base;
  private final Map<String, String> headers;

  HttpJson(URI base, Map<String, String> headers) {
    this.base = base;
    this.headers = headers;
  }

  JsonNode get(String path) {
    return read(send(request(path).GET()), 200);
  }

  JsonNode post(String path, Object body, int expectedStatus, String... moreHeaders) {
    HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
    if (moreHeaders.length > 0) {
      request.headers(moreHeaders);
    }
    return read(send(request.POST(BodyPublishers.ofByteArray(bytes(body)))), expectedStatus);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
    headers.forEach(request::header);
    return request;
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode read(HttpResponse<byte[]> response, int expectedStatus) {
    if (response.statusCode() != expectedStatus) {
      throw new AssertionError(
          response.request().method() + " " + response.uri() + " answered " + response.statusCode() + " instead of "
              + expectedStatus + ": " + new String(response.body(), java.nio.charset.StandardCharsets.UTF_8));
    }
    try {
      return MAPPER.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Object body) {
    try {
      return MAPPER.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
