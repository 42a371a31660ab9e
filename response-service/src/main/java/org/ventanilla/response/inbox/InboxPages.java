package org.ventanilla.response.inbox;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.ventanilla.response.pages.Frames;
import org.ventanilla.response.people.CurrentViewer;
import org.ventanilla.response.people.Viewer;

/**
 * The inbox as pages. A browser without script gets whole pages; a script that asks with {@code HX-Request} gets the
 * piece that {@code HX-Target} names.
 */
@Path("/inbox")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class InboxPages {

  private static final String PANE = "pane";

  private final InboxQueries queries;
  private final ConversationActions actions;
  private final ConversationScreen screen;
  private final CurrentViewer viewer;
  private final Frames frames;

  InboxPages(
      InboxQueries queries,
      ConversationActions actions,
      ConversationScreen screen,
      CurrentViewer viewer,
      Frames frames) {
    this.queries = queries;
    this.actions = actions;
    this.screen = screen;
    this.viewer = viewer;
    this.frames = frames;
  }

  /**
   * The list; with script, its rows alone.
   *
   * @param after cursor of the page before
   */
  @GET
  @Operation(hidden = true)
  public TemplateInstance list(
      @BeanParam ListAddress address, @RestQuery String after, @RestHeader("HX-Request") boolean piece) {
    ListPage list = screen.list(address.filter(viewer.get()), after, Optional.empty());
    return piece ? screen.rows(list) : screen.whole(list, null, false);
  }

  /**
   * A conversation beside its list; with script, the conversation alone.
   *
   * @param say {@code referral} to begin a reply with the words for another administration's matter
   */
  @GET
  @Path("{id}")
  @Operation(hidden = true)
  public Response conversation(
      @RestPath UUID id,
      @BeanParam ListAddress address,
      @RestQuery String done,
      @RestQuery String say,
      @RestHeader("HX-Target") String target) {
    Viewer reader = viewer.get();
    InboxFilter filter = address.filter(reader);
    Optional<ConversationView> found = queries.conversation(reader, id, frames.language().locale());
    if (found.isEmpty()) {
      return screen.missing(filter, PANE.equals(target));
    }
    if (found.get().row().unread()) {
      actions.seen(reader, id);
    }
    ConversationPage page =
        InboxLinks.REFERRAL.equals(say)
            ? screen.referring(found.get(), filter)
            : screen.page(found.get(), filter, Done.of(done));
    return screen.shown(Response.Status.OK, page, filter, PANE.equals(target));
  }

  /** One row as it is now; marked as gone when the list does not hold it any more. */
  @GET
  @Path("rows/{id}")
  @Operation(hidden = true)
  public Response row(@RestPath UUID id, @BeanParam ListAddress address) {
    Viewer reader = viewer.get();
    InboxFilter filter = address.filter(reader);
    return queries
        .row(reader, id, frames.language().locale())
        .map(row -> Response.ok(screen.row(row, filter, !queries.shows(reader, filter, id))).build())
        .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
  }

  /** The views with their numbers. */
  @GET
  @Path("counters")
  @Operation(hidden = true)
  public TemplateInstance counters(@BeanParam ListAddress address) {
    return screen.views(address.filter(viewer.get()));
  }
}
