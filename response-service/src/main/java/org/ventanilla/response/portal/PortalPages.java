package org.ventanilla.response.portal;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.ventanilla.response.catalogue.Catalogue;
import org.ventanilla.response.catalogue.Service;
import org.ventanilla.response.demand.DemandMoveException;
import org.ventanilla.response.demand.DemandNotFoundException;
import org.ventanilla.response.demand.DemandState;
import org.ventanilla.response.demand.NeighbourDemands;
import org.ventanilla.response.demand.PublicDemand;
import org.ventanilla.response.demand.PublicDemandFilter;
import org.ventanilla.response.demand.PublicDemands;
import org.ventanilla.response.pages.Frames;

/** The town's page: everything works without a script and without signing in. */
@Path("/town")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class PortalPages {

  private static final int ALIKE = 5;
  private static final int RECENT = 8;
  private static final int MOST_WORDS = 1_000;

  private final Reports reports;
  private final PublicDemands demands;
  private final NeighbourDemands changes;
  private final Board board;
  private final Brake brake;
  private final Catalogue catalogue;
  private final Frames frames;
  private final Clock clock;

  PortalPages(
      Reports reports,
      PublicDemands demands,
      NeighbourDemands changes,
      Board board,
      Brake brake,
      Catalogue catalogue,
      Frames frames,
      Clock clock) {
    this.reports = reports;
    this.demands = demands;
    this.changes = changes;
    this.board = board;
    this.brake = brake;
    this.catalogue = catalogue;
    this.frames = frames;
    this.clock = clock;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance form() {
    return report(ReportForm.EMPTY, List.of(), "", List.of());
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response send(
      @RestForm String service,
      @RestForm String place,
      @RestForm String lat,
      @RestForm String lon,
      @RestForm String description,
      @RestForm String name,
      @RestForm String website,
      @RestForm String opened,
      @RestForm String sure,
      @Context HttpServerRequest request) {
    ReportForm form =
        new ReportForm(service, place, lat, lon, description, name, website, opened, "yes".equals(sure));
    boolean known = catalogue.service(form.service()).filter(Service::active).isPresent();
    List<String> broken = form.broken(known);
    if (!broken.isEmpty()) {
      return page(422, report(form, broken, "", List.of()));
    }
    if (form.byRobot(clock.instant().getEpochSecond())) {
      return page(422, report(form, List.of(), "robot", List.of()));
    }
    if (!form.sure()) {
      List<PublicDemand> alike =
          demands.alike(form.service(), form.place(), form.latitude(), form.longitude(), ALIKE);
      if (!alike.isEmpty()) {
        return page(200, report(form, List.of(), "", alike));
      }
    }
    if (!brake.mayAgain(address(request))) {
      return page(429, report(form, List.of(), "tooMany", List.of()));
    }
    return Response.seeOther(URI.create("/town/r/" + reports.take(form) + "?news=new")).build();
  }

  @GET
  @Path("r")
  @Operation(hidden = true)
  public Response lookFor(@RestQuery String code) {
    String asked = code == null ? "" : code.strip();
    return asked.matches("[A-Za-z0-9_-]{1,64}")
        ? Response.seeOther(URI.create("/town/r/" + asked)).build()
        : followed(Optional.empty(), "");
  }

  @GET
  @Path("r/{code}")
  @Operation(hidden = true)
  public Response follow(@RestPath String code, @RestQuery String news) {
    return followed(demands.find(code), news == null ? "" : news);
  }

  @POST
  @Path("r/{code}/support")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response support(@RestPath String code, @Context HttpServerRequest request) {
    boolean counted = demands.find(code).isPresent() && brake.mayAgain(address(request)) && demands.support(code);
    return back(code, counted ? "supported" : "");
  }

  @POST
  @Path("r/{code}/reopen")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response reopen(@RestPath String code, @RestForm String words, @Context HttpServerRequest request) {
    String said = words == null ? "" : words.strip();
    boolean sayable = !said.isEmpty() && said.length() <= MOST_WORDS;
    if (!sayable || demands.find(code).isEmpty() || !brake.mayAgain(address(request))) {
      return back(code, "");
    }
    try {
      changes.reopen(code, said);
      return back(code, "reopened");
    } catch (DemandMoveException | DemandNotFoundException e) {
      // Somebody was faster, or it is too late: the page shows how it stands.
      return back(code, "");
    }
  }

  @GET
  @Path("board")
  @Operation(hidden = true)
  public TemplateInstance board() {
    return frames.inLanguage(PortalTemplates.board(frames.outside(), board.now(), names()));
  }

  private TemplateInstance report(ReportForm form, List<String> broken, String refused, List<PublicDemand> alike) {
    List<PublicDemand> recent =
        demands.list(
            new PublicDemandFilter(
                List.of(), null, clock.instant().minus(Duration.ofDays(90)), clock.instant().plusSeconds(1)),
            0,
            RECENT);
    List<Service> services = catalogue.services().stream().filter(Service::active).toList();
    return frames.inLanguage(
        PortalTemplates.report(
            frames.outside(),
            new PortalView.Report(
                form, services, broken, refused, alike, recent, clock.instant().getEpochSecond(), names())));
  }

  private Response followed(Optional<PublicDemand> found, String news) {
    PortalView.Followed page =
        found
            .map(
                demand ->
                    new PortalView.Followed(
                        demand,
                        demands.history(demand.code()),
                        demands.answers(demand.code()),
                        news,
                        mayReopen(demand),
                        names()))
            .orElse(new PortalView.Followed(null, List.of(), List.of(), "", false, names()));
    return page(found.isPresent() ? 200 : 404, frames.inLanguage(PortalTemplates.followed(frames.outside(), page)));
  }

  private boolean mayReopen(PublicDemand demand) {
    return demand.state().moves().contains(DemandState.REOPENED)
        && demand.changedAt().plus(NeighbourDemands.REOPENING).isAfter(clock.instant());
  }

  private PortalView.Names names() {
    return new PortalView.Names(catalogue, frames.language().locale());
  }

  private static Response page(int status, TemplateInstance page) {
    return Response.status(status).entity(page).build();
  }

  /** A code is in the address already; anything else than one leads to the form. */
  private static Response back(String code, String news) {
    String address = code.matches("[A-Za-z0-9_-]{1,64}") ? "/town/r/" + code + (news.isEmpty() ? "" : "?news=" + news) : "/town";
    return Response.seeOther(URI.create(address)).build();
  }

  private static String address(HttpServerRequest request) {
    return request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
  }
}
