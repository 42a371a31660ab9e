package org.ventanilla.ingest.dropped;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ventanilla.ingest.archive.Dropped;
import org.ventanilla.ingest.archive.DroppedPosts;
import org.ventanilla.ingest.filter.Rule;
import org.ventanilla.ingest.problem.Problem;

/** What a rule kept out of the inbox: to be looked at, and to be sent on after all. */
@Path("/api/dropped")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "dropped")
@SecurityRequirement(name = "token")
@RolesAllowed({"admin", "director"})
final class DroppedResource {

  private static final int PAGE = 50;
  private static final int MAX_PARAMETER = 512;

  private final DroppedPosts dropped;
  private final SecurityIdentity identity;

  DroppedResource(DroppedPosts dropped, SecurityIdentity identity) {
    this.dropped = dropped;
    this.identity = identity;
  }

  @GET
  @Operation(summary = "Posts that were stored and not sent on, the newest first, with the published criterion of each")
  @APIResponse(responseCode = "200")
  @APIResponse(responseCode = "400", content = @Content(schema = @Schema(implementation = Problem.class)))
  public DroppedView.Page list(
      @QueryParam("account") String account, @QueryParam("rule") String rule, @QueryParam("after") String after) {
    List<Dropped> found =
        dropped.page(
            given(account).map(id -> bounded("account", id)), given(rule).map(DroppedResource::rule), place(after),
            PAGE + 1);
    List<Dropped> shown = found.subList(0, Math.min(PAGE, found.size()));
    String next = found.size() > PAGE ? String.valueOf(shown.get(PAGE - 1).order()) : null;
    return new DroppedView.Page(shown.stream().map(DroppedView::of).toList(), next);
  }

  @POST
  @Path("/{id:.+}/restore")
  @Operation(summary = "Send a dropped post on after all, with its later versions")
  @APIResponse(responseCode = "200")
  @APIResponse(responseCode = "404", content = @Content(schema = @Schema(implementation = Problem.class)))
  public DroppedView.Restored restore(@PathParam("id") String id) {
    int versions = dropped.restore(bounded("id", id), identity.getPrincipal().getName());
    if (versions == 0) {
      throw new NotDroppedException();
    }
    return new DroppedView.Restored(id, versions);
  }

  private static Optional<String> given(String parameter) {
    return Optional.ofNullable(parameter).filter(value -> !value.isEmpty());
  }

  private static String bounded(String field, String value) {
    if (value.length() > MAX_PARAMETER) {
      throw new InvalidPageException(field, "is too long");
    }
    return value;
  }

  private static Rule rule(String code) {
    return Rule.of(code)
        .orElseThrow(
            () ->
                new InvalidPageException(
                    "rule",
                    "is none of " + Arrays.stream(Rule.values()).map(Rule::code).collect(Collectors.joining(", "))));
  }

  private static long place(String after) {
    if (after == null || after.isEmpty()) {
      return Long.MAX_VALUE;
    }
    if (!after.matches("[0-9]{1,18}")) {
      throw new InvalidPageException("after", "is not what next said");
    }
    return Long.parseLong(after);
  }
}
