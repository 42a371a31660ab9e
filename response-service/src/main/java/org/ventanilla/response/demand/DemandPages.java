package org.ventanilla.response.demand;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.ventanilla.response.catalogue.Catalogue;
import org.ventanilla.response.catalogue.Department;
import org.ventanilla.response.pages.Frames;
import org.ventanilla.response.pages.Section;
import org.ventanilla.response.people.CurrentViewer;
import org.ventanilla.response.people.Viewer;

/** The demands as pages: a list to read down, and each with what has happened to it. */
@Path("/demands")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class DemandPages {

  private static final int ROWS = 50;

  private final Demands demands;
  private final Catalogue catalogue;
  private final CurrentViewer viewer;
  private final Frames frames;

  DemandPages(Demands demands, Catalogue catalogue, CurrentViewer viewer, Frames frames) {
    this.demands = demands;
    this.catalogue = catalogue;
    this.viewer = viewer;
    this.frames = frames;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance list(@RestQuery String state, @RestQuery String department, @RestQuery String after) {
    Locale locale = frames.language().locale();
    DemandFilter filter = new DemandFilter(state(state), blankToNull(department), null);
    DemandListPage list =
        new DemandListPage(
            filter, demands.list(viewer.get(), filter, after, ROWS, locale), departments(viewer.get()), locale);
    return frames.inLanguage(DemandTemplates.demands(frames.in(Section.DEMANDS), list));
  }

  @GET
  @Path("{folio}")
  @Operation(hidden = true)
  public Response demand(@RestPath String folio) {
    Optional<DemandView> found = demands.find(viewer.get(), folio, frames.language().locale());
    DemandPage page =
        found.map(demand -> new DemandPage(demand, demands.history(viewer.get(), folio))).orElse(DemandPage.MISSING);
    return Response.status(found.isPresent() ? Response.Status.OK : Response.Status.NOT_FOUND)
        .entity(frames.inLanguage(DemandTemplates.demand(frames.in(Section.DEMANDS), page)))
        .build();
  }

  private static DemandState state(String code) {
    return Arrays.stream(DemandState.values()).filter(state -> state.code().equals(code)).findFirst().orElse(null);
  }

  /** Somebody of one department has nothing to choose. */
  private List<Department> departments(Viewer reader) {
    return reader.scope().isPresent() ? List.of() : catalogue.departments();
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
