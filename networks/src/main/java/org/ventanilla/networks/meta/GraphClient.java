package org.ventanilla.networks.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.restfb.DefaultFacebookClient;
import com.restfb.FacebookEndpoints;
import com.restfb.Parameter;
import com.restfb.Version;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.NetworkException;
import org.ventanilla.networks.RateLimit;
import org.ventanilla.networks.wire.BoundedJson;
import org.ventanilla.networks.wire.Fields;
import org.ventanilla.networks.wire.Wire;

/** Calls Meta's Graph API with RestFB, once a call. */
public final class GraphClient {

  private static final GraphJson JSON = new GraphJson();

  private final Wire wire;
  private final Clock clock;
  private final GraphErrors errors;

  public GraphClient(Wire wire, Clock clock) {
    this.wire = wire;
    this.clock = clock;
    this.errors = new GraphErrors(clock);
  }

  /** What was read, and what Meta said is left. */
  public record Page(JsonNode json, RateLimit rateLimit) {}

  /**
   * Reads an object or an edge.
   *
   * @throws NetworkException if Meta does not give it
   */
  public Page get(Account account, String path, Map<String, String> parameters) {
    GraphRequestor requestor = new GraphRequestor(wire);
    try {
      JsonNode json = client(account, requestor).fetchObject(path, JsonNode.class, parameters(parameters));
      if (!json.isObject()) {
        throw new NetworkException.Unavailable("Meta answered something that is no JSON object", null);
      }
      return new Page(json, GraphUsage.of(requestor.answer()).rateLimit(clock.instant()));
    } catch (NetworkException e) {
      throw e;
    } catch (RuntimeException e) {
      throw errors.ofReading(e, requestor.answer());
    }
  }

  /**
   * Reads an object that may be gone.
   *
   * @return empty if it is not there, or not visible to the account
   */
  public Optional<JsonNode> find(Account account, String path, Map<String, String> parameters) {
    GraphRequestor requestor = new GraphRequestor(wire);
    try {
      return Optional.of(client(account, requestor).fetchObject(path, JsonNode.class, parameters(parameters)));
    } catch (RuntimeException e) {
      if (errors.isGone(requestor.answer())) {
        return Optional.empty();
      }
      throw errors.ofReading(e, requestor.answer());
    }
  }

  /**
   * Publishes, once.
   *
   * @param idField the field of the answer that holds the id of what was published
   * @return that id
   * @throws NetworkException if it was not published, or if that is not known
   */
  public String publish(Account account, String path, Map<String, String> parameters, String idField) {
    GraphRequestor requestor = new GraphRequestor(wire);
    String id;
    try {
      id = Fields.id(client(account, requestor).publish(path, JsonNode.class, parameters(parameters)), idField);
    } catch (RuntimeException e) {
      throw errors.ofPublishing(e, requestor.answer());
    }
    if (id.isEmpty()) {
      throw errors.ofPublishing(null, requestor.answer());
    }
    return id;
  }

  /**
   * Changes a setting, which may be done twice.
   *
   * @throws NetworkException if Meta does not say that it is done
   */
  public void post(Account account, String path, Map<String, String> parameters) {
    GraphRequestor requestor = new GraphRequestor(wire);
    try {
      client(account, requestor).publish(path, JsonNode.class, parameters(parameters));
    } catch (RuntimeException e) {
      throw errors.ofReading(e, requestor.answer());
    }
  }

  /** Sends a private message as an answer to the citizen's own (Messenger Platform documentation, "Send API"). */
  public String sendMessage(Account account, String path, String recipientId, String text) {
    return publish(
        account,
        path,
        Map.of(
            "recipient", BoundedJson.write(Map.of("id", recipientId)),
            "messaging_type", "RESPONSE",
            "message", BoundedJson.write(Map.of("text", text))),
        "message_id");
  }

  /**
   * An id as part of a path.
   *
   * @throws NetworkException.Refused if it is none, so that no other address is ever called
   */
  public static String inPath(String id) {
    if (!id.matches("[0-9A-Za-z_-]{1,128}")) {
      throw new NetworkException.Refused("not an id of Meta", null);
    }
    return id;
  }

  private static Parameter[] parameters(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(parameter -> Parameter.with(parameter.getKey(), parameter.getValue(), JSON))
        .toArray(Parameter[]::new);
  }

  private static DefaultFacebookClient client(Account account, GraphRequestor requestor) {
    String secret = account.credentials().appSecret();
    DefaultFacebookClient client =
        new DefaultFacebookClient(
            account.credentials().token(), secret.isEmpty() ? null : secret, requestor, JSON, Version.LATEST);
    client.setFacebookEndpointUrls(new At(account.baseUrl().toString()));
    return client;
  }

  /** Every address of RestFB's below one base. */
  private record At(String base) implements FacebookEndpoints {

    @Override
    public String getFacebookEndpoint() {
      return base;
    }

    @Override
    public String getGraphEndpoint() {
      return base;
    }

    @Override
    public String getGraphVideoEndpoint() {
      return base;
    }

    @Override
    public String getInstagramEndpoint() {
      return base;
    }

    @Override
    public String getInstagramApiEndpoint() {
      return base;
    }
  }
}
