package org.ventanilla.response.alike;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.ventanilla.response.pages.Frames;
import org.ventanilla.response.pages.Section;
import org.ventanilla.response.people.CurrentViewer;
import org.ventanilla.response.people.Viewer;

/** The outbreaks as pages. */
@Path("/incidents")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class IncidentPages {

  private final Incidents incidents;
  private final CurrentViewer viewer;
  private final Frames frames;

  IncidentPages(Incidents incidents, CurrentViewer viewer, Frames frames) {
    this.incidents = incidents;
    this.viewer = viewer;
    this.frames = frames;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance list() {
    IncidentListPage page = new IncidentListPage(incidents.all(viewer.get(), locale()));
    return frames.inLanguage(AlikeTemplates.incidents(frames.in(Section.INBOX), page));
  }

  /** The banner of the open ones, by itself. */
  @GET
  @Path("banner")
  @Operation(hidden = true)
  public TemplateInstance banner() {
    return frames.inLanguage(AlikeTemplates.banner(incidents.open(viewer.get(), locale())));
  }

  @GET
  @Path("{id}")
  @Operation(hidden = true)
  public Response incident(@RestPath UUID id) {
    Viewer reader = viewer.get();
    Optional<IncidentPage> found =
        incidents
            .find(reader, id, locale())
            .map(
                incident ->
                    new IncidentPage(
                        incident, incidents.posts(reader, id), incident.open() && reader.decidesOnDemands()));
    return Response.status(found.isPresent() ? Response.Status.OK : Response.Status.NOT_FOUND)
        .entity(
            frames.inLanguage(
                AlikeTemplates.incident(frames.in(Section.INBOX), found.orElse(IncidentPage.MISSING))))
        .build();
  }

  @POST
  @Path("{id}/closure")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response close(@RestPath UUID id) {
    incidents.close(viewer.get(), id);
    return Response.seeOther(URI.create("/incidents/" + id)).build();
  }

  private Locale locale() {
    return frames.language().locale();
  }
}
