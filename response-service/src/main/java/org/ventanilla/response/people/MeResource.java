package org.ventanilla.response.people;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code GET /api/me}. */
@Path("/api/me")
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

  private final CurrentViewer current;

  MeResource(CurrentViewer current) {
    this.current = current;
  }

  /**
   * The one who asks.
   *
   * @param department null for a role of the whole town
   */
  public record Me(String login, String name, String role, String department) {}

  @GET
  @Blocking
  public Me me() {
    Viewer viewer = current.get();
    return new Me(viewer.login(), viewer.name(), viewer.role().code(), viewer.department().orElse(null));
  }
}
