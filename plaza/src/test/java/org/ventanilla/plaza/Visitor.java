package org.ventanilla.plaza;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.ventanilla.plaza.square.Network;

/** Calls a plaza over HTTP as its users do. */
public final class Visitor {

  public static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Plaza plaza;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

  public Visitor(Plaza plaza) {
    this.plaza = plaza;
  }

  /** An HTTP answer with its JSON. */
  public record Got(int status, JsonNode json, HttpResponse<String> response) {

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /** A citizen posts; the answer's id. */
  public String says(String network, String author, String text) {
    return says(network, author, text, "");
  }

  public String says(String network, String author, String text, String inReplyTo) {
    Got got =
        send(
            "POST",
            "/plaza/posts",
            JSON.createObjectNode()
                .put("network", network)
                .put("author", author)
                .put("text", text)
                .put("inReplyTo", inReplyTo)
                .toString());
    if (got.status() != 201) {
      throw new AssertionError(got.status() + " " + got.json());
    }
    return got.json().get("id").asText();
  }

  public Got get(String path) {
    return send("GET", path, null);
  }

  public Got send(String method, String path, String body) {
    return send(request(path).method(method, publisher(body)).header("content-type", "application/json"));
  }

  /** A call of the X API with the town's bearer token. */
  public Got x(String method, String path, String body) {
    return send(
        request(path)
            .method(method, publisher(body))
            .header("content-type", "application/json")
            .header("authorization", "Bearer " + plaza.config().x().token()));
  }

  /** A call of the Graph API with the page's or the account's token, parameters as a form. */
  public Got graph(String method, Network network, String path, String... nameAndValue) {
    StringBuilder form =
        new StringBuilder("access_token=").append(encode(plaza.config().account(network).token()));
    for (int i = 0; i < nameAndValue.length; i += 2) {
      form.append('&').append(nameAndValue[i]).append('=').append(encode(nameAndValue[i + 1]));
    }
    return method.equals("POST")
        ? send(
            request(path)
                .POST(publisher(form.toString()))
                .header("content-type", "application/x-www-form-urlencoded"))
        : send(request(path + "?" + form).method(method, publisher(null)));
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(plaza.url() + path)).timeout(Duration.ofSeconds(10));
  }

  public Got send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      String type = response.headers().firstValue("content-type").orElse("");
      JsonNode json = type.contains("json") ? JSON.readTree(response.body()) : JSON.nullNode();
      return new Got(response.statusCode(), json, response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static HttpRequest.BodyPublisher publisher(String body) {
    return body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
  }
}
