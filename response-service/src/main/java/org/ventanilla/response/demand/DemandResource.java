package org.ventanilla.response.demand;

import io.smallrye.common.annotation.Blocking;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.ventanilla.events.Urgency;
import org.ventanilla.response.paging.PageView;
import org.ventanilla.response.people.CurrentViewer;
import org.ventanilla.response.problem.InvalidFieldException;
import org.ventanilla.response.web.RequestLocale;

/** The demands for programs. */
@Path("/api/demands")
@Tag(name = "demands")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
public class DemandResource {

  private final CurrentViewer current;
  private final Demands demands;
  private final RequestLocale locale;

  DemandResource(CurrentViewer current, Demands demands, RequestLocale locale) {
    this.current = current;
    this.demands = demands;
    this.locale = locale;
  }

  /** A demand to open; what is left out is taken from the conversation. */
  public record OpenRequest(
      @NotNull UUID conversation, String service, Urgency urgency, String place, String description, Boolean another) {

    NewDemand wish() {
      return new NewDemand(service, urgency, place, description, Boolean.TRUE.equals(another));
    }
  }

  /** A demand with what happened to it, oldest first. */
  public record DemandWithHistory(DemandView demand, List<DemandEventView> history) {}

  /** The newest first; cursor in {@code next}. */
  @GET
  public PageView<DemandView> list(
      @QueryParam("state") String state,
      @QueryParam("department") String department,
      @QueryParam("service") String service,
      @QueryParam("after") String after,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    DemandFilter filter =
        new DemandFilter(InvalidFieldException.valueOrNull("state", state, DemandState::of), department, service);
    return PageView.of(demands.list(current.get(), filter, after, limit, locale.get()));
  }

  /** 201 for a new demand, 200 with the one that is open already. */
  @POST
  public Response open(@NotNull @Valid OpenRequest request) {
    OpenedDemand opened = demands.open(current.get(), request.conversation(), request.wish());
    return Response.status(opened.created() ? 201 : 200)
        .location(URI.create("/api/demands/" + opened.demand().folio()))
        .entity(opened.demand())
        .build();
  }

  @GET
  @Path("{folio}")
  public DemandWithHistory demand(@RestPath String folio) {
    return new DemandWithHistory(
        demands.find(current.get(), folio, locale.get()).orElseThrow(DemandNotFoundException::new),
        demands.history(current.get(), folio));
  }

  /** The demand as it is now; nothing when the change sent it to a department that the person does not see. */
  @PATCH
  @Path("{folio}")
  public Response change(@RestPath String folio, @NotNull DemandChange change) {
    DemandView changed = demands.change(current.get(), folio, change, locale.get());
    boolean seen = current.get().scope().map(changed.department()::equals).orElse(true);
    return seen ? Response.ok(changed).build() : Response.noContent().build();
  }
}
