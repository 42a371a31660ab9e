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
import org.ventanilla.networks.wire.CallBudget;
import org.ventanilla.networks.wire.Fields;
import org.ventanilla.networks.wire.Wire;

/** Calls Meta's Graph API with RestFB, once a call. */
public final class GraphClient {

  private static final GraphJson JSON = new GraphJson();

  private final Wire wire;
  private final GraphErrors errors;
  private final GraphLimits limits;

  public GraphClient(Wire wire, CallBudget budget, Clock clock) {
    this.wire = wire;
    this.errors = new GraphErrors(clock);
    this.limits = new GraphLimits(budget, clock);
  }

  /** What was read, and what Meta said is left. */
  public record Page(JsonNode json, RateLimit rateLimit) {

    static final Page EMPTY = new Page(BoundedJson.answer("{}"), RateLimit.UNKNOWN);
  }

  /**
   * A page, or why Meta does not give it to this token.
   *
   * @param page null if it is not given
   * @param refusal null if it is
   */
  record Given(Page page, NetworkException refusal) {}

  private interface Call {

    JsonNode with(DefaultFacebookClient client);
  }

  /** What Meta last said is left. */
  public Map<String, RateLimit> limits(Account account) {
    return limits.of(account);
  }

  /**
   * To be asked before a poll.
   *
   * @throws NetworkException.RateLimited if so much is used up that polls must come further apart
   */
  void beforePoll(Account account) {
    limits.take(account, GraphLimits.POLLING);
  }

  /**
   * Reads an object or an edge.
   *
   * @throws NetworkException if Meta does not give it
   */
  public Page get(Account account, String path, Map<String, String> parameters) {
    Given given = getIfGiven(account, path, parameters);
    if (given.page() == null) {
      throw given.refusal();
    }
    return given.page();
  }

  /**
   * Reads an edge that this token may lack the permission for.
   *
   * @throws NetworkException if the token is dead, its calls are used up, or Meta is out of order
   */
  Given getIfGiven(Account account, String path, Map<String, String> parameters) {
    GraphRequestor requestor = new GraphRequestor(wire);
    NetworkException failure;
    try {
      JsonNode json = fetch(account, path, parameters, requestor);
      if (json.isObject()) {
        return new Given(new Page(json, limits.left(requestor.answer())), null);
      }
      failure = new NetworkException.Unavailable("Meta answered something that is no JSON object", null);
    } catch (NetworkException e) {
      failure = e;
    } catch (RuntimeException e) {
      failure = remembered(account, GraphLimits.READING, errors.ofReading(e, requestor.answer()), requestor.answer());
    }
    if (GraphErrors.isNotGiven(failure, requestor.answer())) {
      return new Given(null, failure);
    }
    throw failure;
  }

  /**
   * Reads an object that may be gone.
   *
   * @return empty if it is not there, or not visible to the account
   */
  public Optional<JsonNode> find(Account account, String path, Map<String, String> parameters) {
    GraphRequestor requestor = new GraphRequestor(wire);
    try {
      return Optional.of(fetch(account, path, parameters, requestor));
    } catch (NetworkException e) {
      throw e;
    } catch (RuntimeException e) {
      if (errors.isGone(requestor.answer())) {
        return Optional.empty();
      }
      throw remembered(account, GraphLimits.READING, errors.ofReading(e, requestor.answer()), requestor.answer());
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
    return publish(account, GraphLimits.PUBLISHING, path, parameters, idField);
  }

  private String publish(
      Account account, String endpoint, String path, Map<String, String> parameters, String idField) {
    GraphRequestor requestor = new GraphRequestor(wire);
    String id;
    try {
      id = Fields.id(send(account, endpoint, path, parameters, requestor), idField);
    } catch (NetworkException e) {
      throw e;
    } catch (RuntimeException e) {
      throw remembered(account, endpoint, errors.ofPublishing(e, requestor.answer()), requestor.answer());
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
  void post(Account account, String path, Map<String, String> parameters) {
    GraphRequestor requestor = new GraphRequestor(wire);
    try {
      send(account, GraphLimits.READING, path, parameters, requestor);
    } catch (NetworkException e) {
      throw e;
    } catch (RuntimeException e) {
      throw remembered(account, GraphLimits.READING, errors.ofReading(e, requestor.answer()), requestor.answer());
    }
  }

  private JsonNode fetch(Account account, String path, Map<String, String> parameters, GraphRequestor requestor) {
    return call(
        account,
        GraphLimits.READING,
        requestor,
        client -> client.fetchObject(path, JsonNode.class, parameters(parameters)));
  }

  private JsonNode send(
      Account account, String endpoint, String path, Map<String, String> parameters, GraphRequestor requestor) {
    return call(
        account, endpoint, requestor, client -> client.publish(path, JsonNode.class, parameters(parameters)));
  }

  private JsonNode call(Account account, String endpoint, GraphRequestor requestor, Call call) {
    limits.take(account, endpoint);
    try {
      return call.with(client(account, requestor));
    } finally {
      if (requestor.answer() != null) {
        limits.told(account, endpoint, requestor.answer());
      } else if (!requestor.hasLeft()) {
        limits.notSent(account, endpoint);
      }
    }
  }

  private NetworkException remembered(
      Account account, String endpoint, NetworkException refusal, Wire.Answer answer) {
    return refusal instanceof NetworkException.RateLimited limited
        ? limits.refused(account, endpoint, limited, answer, GraphErrors.isOfWholeToken(answer))
        : refusal;
  }

  /** Sends a private message as an answer to the citizen's own (Messenger Platform documentation, "Send API"). */
  public String sendMessage(Account account, String path, String recipientId, String text) {
    return publish(
        account,
        GraphLimits.MESSAGES,
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
