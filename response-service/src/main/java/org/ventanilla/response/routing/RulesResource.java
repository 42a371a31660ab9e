package org.ventanilla.response.routing;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.MalformedEventException;
import org.ventanilla.events.RoutingRules;
import org.ventanilla.response.people.CurrentViewer;
import org.ventanilla.response.people.NotAllowedException;
import org.ventanilla.response.problem.InvalidFieldException;

/** The town's routing rules, for programs of administrators and directors. */
@Path("/api/routing/rules")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class RulesResource {

  private final RulesTable table;
  private final CurrentViewer viewer;

  RulesResource(RulesTable table, CurrentViewer viewer) {
    this.table = table;
    this.viewer = viewer;
  }

  @GET
  public RulesTable.Standing rules() {
    if (!RulesTable.decides(viewer.get())) {
      throw new NotAllowedException();
    }
    return table.standing();
  }

  /**
   * Replaces all rules.
   *
   * @param expectedVersion the version read before; without it the last writer wins
   */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Replace the routing rules", description = "Body: threshold, office, rules, elsewhere.")
  public RulesTable.Standing replace(byte[] body, @RestQuery Long expectedVersion) {
    try {
      return table.replace(viewer.get(), EventJson.read(body, RoutingRules.class), expectedVersion);
    } catch (MalformedEventException e) {
      throw new InvalidFieldException("", e.getMessage());
    }
  }
}
