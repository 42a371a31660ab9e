package org.ventanilla.response.alike;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.ventanilla.response.people.CurrentViewer;
import org.ventanilla.response.web.RequestLocale;

/** The outbreaks, for programs; what the caller may not see does not exist for them. */
@Path("/api/incidents")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class IncidentResource {

  private final Incidents incidents;
  private final CurrentViewer viewer;
  private final RequestLocale locale;

  IncidentResource(Incidents incidents, CurrentViewer viewer, RequestLocale locale) {
    this.incidents = incidents;
    this.viewer = viewer;
    this.locale = locale;
  }

  /** An outbreak with its posts, the newest first. */
  public record WithPosts(Incident incident, List<AlikePost> posts) {}

  /** The open ones first; at most 50. */
  @GET
  public List<Incident> list() {
    return incidents.all(viewer.get(), locale.get());
  }

  @GET
  @Path("{id}")
  public WithPosts incident(@RestPath UUID id) {
    Incident incident = incidents.find(viewer.get(), id, locale.get()).orElseThrow(IncidentNotFoundException::new);
    return new WithPosts(incident, incidents.posts(viewer.get(), id));
  }

  /** Ends it; ending it again changes nothing. */
  @POST
  @Path("{id}/closure")
  public Response close(@RestPath UUID id) {
    incidents.close(viewer.get(), id);
    return Response.noContent().build();
  }
}
