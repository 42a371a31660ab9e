package org.ventanilla.response.open311;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.ventanilla.response.people.CurrentViewer;

/** The keys of applications that send requests. */
@Path("/api/open311-keys")
@Tag(name = "open311")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Blocking
public class ApiKeyResource {

  private final ApiKeys keys;
  private final CurrentViewer viewer;

  ApiKeyResource(ApiKeys keys, CurrentViewer viewer) {
    this.keys = keys;
    this.viewer = viewer;
  }

  /** Whose the key will be, as the history of demands shows it. */
  public record Wish(@NotBlank @Size(max = 100) String name) {}

  @GET
  public List<ApiKeys.Listed> list() {
    return keys.all();
  }

  /** The answer is the only place where the key is shown. */
  @POST
  public Response make(@NotNull @Valid Wish wish) {
    return Response.status(201).header("Cache-Control", "no-store").entity(keys.make(viewer.get(), wish.name().strip())).build();
  }

  @DELETE
  @Path("{id}")
  public Response revoke(@RestPath String id) {
    return Response.status(keys.revoke(viewer.get(), id) ? 204 : 404).build();
  }
}
