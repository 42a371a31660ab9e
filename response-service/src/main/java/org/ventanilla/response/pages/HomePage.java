package org.ventanilla.response.pages;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.ventanilla.response.people.CurrentViewer;

/** Leads everybody to where their work is. */
@Path("/")
public class HomePage {

  private final CurrentViewer viewer;

  HomePage(CurrentViewer viewer) {
    this.viewer = viewer;
  }

  @GET
  @Operation(hidden = true)
  public Response home() {
    Section section =
        switch (viewer.get().role()) {
          case DEPARTMENT, WORKER -> Section.DEMANDS;
          case AGENT, DIRECTOR, MAYOR, ADMIN -> Section.INBOX;
        };
    return Response.seeOther(URI.create("/" + section.code())).build();
  }
}
