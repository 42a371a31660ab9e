package org.ventanilla.response.inbox;

import org.ventanilla.response.conversation.ConversationNotFoundException;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.ventanilla.events.Network;
import org.ventanilla.events.Urgency;
import org.ventanilla.response.delivery.Replies;
import org.ventanilla.response.paging.PageView;
import org.ventanilla.response.people.CurrentViewer;
import org.ventanilla.response.problem.InvalidFieldException;
import org.ventanilla.response.web.RequestLocale;

/** The inbox for programs. */
@Path("/api/conversations")
@Tag(name = "conversations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
public class ConversationResource {

  private final CurrentViewer current;
  private final InboxQueries queries;
  private final ConversationActions actions;
  private final Corrections corrections;
  private final Replies replies;
  private final RequestLocale locale;

  ConversationResource(
      CurrentViewer current,
      InboxQueries queries,
      ConversationActions actions,
      Corrections corrections,
      Replies replies,
      RequestLocale locale) {
    this.current = current;
    this.queries = queries;
    this.actions = actions;
    this.corrections = corrections;
    this.replies = replies;
    this.locale = locale;
  }

  /** A reply to send; the version is the conversation's that the person has seen, and may be left out. */
  public record ReplyRequest(@NotNull String text, Long expectedVersion) {}

  /** A private note. */
  public record NoteRequest(@NotNull String text) {}

  /** A message or note that was made. */
  public record Made(UUID id) {}

  /** The newest first; cursor in {@code next}. */
  @GET
  public PageView<ConversationRow> list(
      @QueryParam("view") @DefaultValue("open") String view,
      @QueryParam("q") String q,
      @QueryParam("network") String network,
      @QueryParam("department") String department,
      @QueryParam("service") String service,
      @QueryParam("urgency") String urgency,
      @QueryParam("after") String after,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(ListQuery.MAX_SIZE) int limit) {
    InboxView list = InvalidFieldException.valueOrNull("view", view, InboxView::valueOf);
    InboxFilter filter =
        new InboxFilter(
            list == null ? InboxView.OPEN : list,
            department,
            InvalidFieldException.valueOrNull("network", network, Network::of),
            service,
            InvalidFieldException.valueOrNull("urgency", urgency, Urgency::of),
            q);
    return PageView.of(queries.list(current.get(), filter, after, limit, locale.get()));
  }

  @GET
  @Path("{id}")
  public ConversationView conversation(@RestPath UUID id) {
    return queries.conversation(current.get(), id, locale.get()).orElseThrow(ConversationNotFoundException::new);
  }

  /** 201 for a new reply, 200 with the same answer when the same request comes again. */
  @POST
  @Path("{id}/replies")
  public Response reply(
      @RestPath UUID id, @HeaderParam("Idempotency-Key") String key, @NotNull @Valid ReplyRequest request) {
    Replies.Queued queued = replies.queue(current.get(), id, request.text(), key, request.expectedVersion());
    return Response.status(queued.created() ? 201 : 200)
        .location(URI.create("/api/conversations/" + id + "/replies/" + queued.id()))
        .entity(queued)
        .build();
  }

  /** Takes a reply back that no sender has touched yet; 409 if it left. */
  @DELETE
  @Path("{id}/replies/{reply}")
  public Response takeBack(@RestPath UUID id, @RestPath UUID reply) {
    replies.takeBack(current.get(), id, reply);
    return Response.noContent().build();
  }

  @POST
  @Path("{id}/notes")
  public Response note(@RestPath UUID id, @NotNull @Valid NoteRequest request) {
    return Response.status(201).entity(new Made(actions.note(current.get(), id, request.text()))).build();
  }

  /** What a person says it really is. */
  @POST
  @Path("{id}/classification")
  public Response classification(@RestPath UUID id, @NotNull JsonNode body) {
    corrections.correct(current.get(), id, ConversationPatch.of(body).labels(), ConversationPatch.of(body).version());
    return answer(id);
  }

  /** A person says that the classification is right. */
  @POST
  @Path("{id}/confirmation")
  public Response confirmation(@RestPath UUID id) {
    corrections.confirm(current.get(), id, null);
    return answer(id);
  }

  /** {@code assignee} (null for nobody), {@code state}, {@code unread} (only false), {@code service}, {@code kind}, {@code urgency}, {@code expectedVersion}. */
  @PATCH
  @Path("{id}")
  @Transactional
  public Response change(@RestPath UUID id, @NotNull JsonNode body) {
    ConversationPatch patch = ConversationPatch.of(body);
    patch.apply(current.get(), id, actions, corrections);
    return answer(id);
  }

  /** The conversation as it is now; nothing when the change moved it out of the person's sight. */
  private Response answer(UUID id) {
    return queries
        .conversation(current.get(), id, locale.get())
        .map(conversation -> Response.ok(conversation).build())
        .orElseGet(() -> Response.noContent().build());
  }
}
