package org.ventanilla.response.open311;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.ventanilla.response.database.DatabaseException;
import org.ventanilla.response.demand.DemandNotFoundException;
import org.ventanilla.response.demand.PublicDemand;
import org.ventanilla.response.demand.PublicDemands;
import org.ventanilla.response.town.TownConfig;
import org.ventanilla.response.web.RequestLocale;

/** Open311 GeoReport v2 (https://wiki.open311.org/GeoReport_v2): each address ends in {@code .xml} or {@code .json}. */
@Path("/open311/v2")
@Tag(name = "open311")
@Blocking
public class Open311Resource {

  private static final String SUFFIX = "{suffix:(\\.xml|\\.json)?}";
  /** A FixMyStreet installation asks every few minutes for what changed since it last asked. */
  private static final Duration UPDATES_WINDOW = Duration.ofDays(1);

  private static final int MOST_UPDATES = 1_000;

  private final Services services;
  private final Requests requests;
  private final PublicDemands demands;
  private final Submissions submissions;
  private final Updates updates;
  private final ApiKeys keys;
  private final Open311Config config;
  private final TownConfig town;
  private final RequestLocale locale;
  private final Clock clock;

  Open311Resource(
      Services services,
      Requests requests,
      PublicDemands demands,
      Submissions submissions,
      Updates updates,
      ApiKeys keys,
      Open311Config config,
      TownConfig town,
      RequestLocale locale,
      Clock clock) {
    this.services = services;
    this.requests = requests;
    this.demands = demands;
    this.submissions = submissions;
    this.updates = updates;
    this.keys = keys;
    this.config = config;
    this.town = town;
    this.locale = locale;
    this.clock = clock;
  }

  @GET
  @Path("services" + SUFFIX)
  @Operation(summary = "GET Service List")
  public Response services(
      @RestPath String suffix, @Context HttpHeaders headers, @RestQuery("jurisdiction_id") String jurisdiction) {
    requireOurs(jurisdiction);
    return Answers.list(Format.of(suffix, headers), "services", "service", services.list(locale.get()));
  }

  @GET
  @Path("services/{code:[^/]+?}" + SUFFIX)
  @Operation(summary = "GET Service Definition")
  public Response definition(
      @RestPath String code,
      @RestPath String suffix,
      @Context HttpHeaders headers,
      @RestQuery("jurisdiction_id") String jurisdiction) {
    requireOurs(jurisdiction);
    return Answers.one(Format.of(suffix, headers), "service_definition", services.definition(code, locale.get()));
  }

  @POST
  @Path("requests" + SUFFIX)
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "POST Service Request")
  public Response open(@RestPath String suffix, @Context HttpHeaders headers, String body) {
    Form form = Form.of(Objects.requireNonNullElse(body, ""));
    ApiKeys.Holder sender = requireKey(form, headers);
    requireOurs(form.text("jurisdiction_id", 200));
    Submission sent = Submission.of(form);
    String id = submissions.open(sender, sent);
    String notice =
        demands
            .find(id)
            .map(demand -> Words.expected(demand.dueAt(), town.zone(), locale.get()))
            .orElse(null);
    return Answers.list(
        Format.of(suffix, headers),
        "service_requests",
        "request",
        List.of(new Opened(id, notice, sent.accountId().isEmpty() ? null : sent.accountId())));
  }

  private record Opened(String serviceRequestId, String serviceNotice, String accountId) {}

  @GET
  @Path("requests" + SUFFIX)
  @Operation(summary = "GET Service Requests")
  public Response list(
      @RestPath String suffix,
      @Context HttpHeaders headers,
      @RestQuery("jurisdiction_id") String jurisdiction,
      @RestQuery("service_request_id") String ids,
      @RestQuery("service_code") String codes,
      @RestQuery("start_date") String start,
      @RestQuery("end_date") String end,
      @RestQuery String status,
      @RestQuery String page,
      @RestQuery("page_size") String size,
      @RestQuery String extensions) {
    requireOurs(jurisdiction);
    RequestQuery query = RequestQuery.of(ids, codes, start, end, status, page, size, clock.instant());
    return Answers.list(
        Format.of(suffix, headers), "service_requests", "request", requests.list(query, isOn(extensions), locale.get()));
  }

  @GET
  @Path("requests/{id:[^/]+?}" + SUFFIX)
  @Operation(summary = "GET Service Request")
  public Response one(
      @RestPath String id,
      @RestPath String suffix,
      @Context HttpHeaders headers,
      @RestQuery("jurisdiction_id") String jurisdiction,
      @RestQuery String extensions) {
    requireOurs(jurisdiction);
    return Answers.list(
        Format.of(suffix, headers),
        "service_requests",
        "request",
        List.of(requests.one(id, isOn(extensions), locale.get())));
  }

  /** A request has its id at once, so its token is its id. */
  @GET
  @Path("tokens/{token:[^/]+?}" + SUFFIX)
  @Operation(summary = "GET service_request_id from a token")
  public Response token(
      @RestPath String token,
      @RestPath String suffix,
      @Context HttpHeaders headers,
      @RestQuery("jurisdiction_id") String jurisdiction) {
    requireOurs(jurisdiction);
    String id = demands.find(token).map(PublicDemand::code).orElseThrow(() -> new Open311Exception(404, "token was not found"));
    return Answers.list(
        Format.of(suffix, headers), "service_requests", "request", List.of(new TokenOf(id, id)));
  }

  private record TokenOf(String serviceRequestId, String token) {}

  @GET
  @Path("servicerequestupdates" + SUFFIX)
  @Operation(summary = "GET Service Request Updates (FixMyStreet's extension)")
  public Response updates(
      @RestPath String suffix,
      @Context HttpHeaders headers,
      @RestQuery("jurisdiction_id") String jurisdiction,
      @RestQuery("start_date") String start,
      @RestQuery("end_date") String end) {
    requireOurs(jurisdiction);
    Instant until = Objects.requireNonNullElse(RequestQuery.time("end_date", end), clock.instant());
    Instant from = Objects.requireNonNullElse(RequestQuery.time("start_date", start), until.minus(UPDATES_WINDOW));
    return Answers.list(
        Format.of(suffix, headers),
        "service_request_updates",
        "request_update",
        requests.updates(from, until, MOST_UPDATES, locale.get()));
  }

  @POST
  @Path("servicerequestupdates" + SUFFIX)
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "POST Service Request Update (FixMyStreet's extension)")
  public Response update(@RestPath String suffix, @Context HttpHeaders headers, String body) {
    Form form = Form.of(Objects.requireNonNullElse(body, ""));
    ApiKeys.Holder sender = requireKey(form, headers);
    requireOurs(form.text("jurisdiction_id", 200));
    return Answers.list(
        Format.of(suffix, headers),
        "service_request_updates",
        "request_update",
        List.of(Map.of("update_id", updates.keep(sender, form))));
  }

  @ServerExceptionMapper
  public Response refused(Open311Exception e, @Context HttpHeaders headers, UriInfo uri) {
    return Answers.error(format(headers, uri), e.status(), e.reasons());
  }

  @ServerExceptionMapper
  public Response unknown(DemandNotFoundException e, @Context HttpHeaders headers, UriInfo uri) {
    return Answers.error(format(headers, uri), 404, List.of("service_request_id was not found"));
  }

  @ServerExceptionMapper
  public Response away(DatabaseException e, @Context HttpHeaders headers, UriInfo uri) {
    return Answers.error(format(headers, uri), 503, List.of("The service cannot reach its database. Try again."));
  }

  private static Format format(HttpHeaders headers, UriInfo uri) {
    String path = uri.getPath();
    return Format.of(path.endsWith(".json") ? ".json" : path.endsWith(".xml") ? ".xml" : "", headers);
  }

  private void requireOurs(String jurisdiction) {
    boolean theirs =
        jurisdiction != null
            && !jurisdiction.isBlank()
            && config.jurisdiction().filter(ours -> !ours.equalsIgnoreCase(jurisdiction.strip())).isPresent();
    if (theirs) {
      throw new Open311Exception(
          404, "jurisdiction_id was not found: this server answers for " + config.jurisdiction().orElse("one town") + " only");
    }
  }

  /** The standard sends it as a field; some send it as a header, where no log keeps it. */
  private ApiKeys.Holder requireKey(Form form, HttpHeaders headers) {
    String key = form.text("api_key", 400);
    String sent = key.isEmpty() ? Objects.requireNonNullElse(headers.getHeaderString("X-Api-Key"), "") : key;
    if (sent.isEmpty()) {
      throw new Open311Exception(403, "api_key was not provided");
    }
    return keys.holder(sent).orElseThrow(() -> new Open311Exception(403, "api_key is not valid"));
  }

  private static boolean isOn(String flag) {
    return "true".equalsIgnoreCase(flag) || "1".equals(flag);
  }
}
