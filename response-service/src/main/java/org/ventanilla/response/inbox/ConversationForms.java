package org.ventanilla.response.inbox;

import org.ventanilla.response.conversation.ConversationNotFoundException;
import org.ventanilla.response.conversation.StaleConversationException;
import org.ventanilla.response.conversation.InvalidTextException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.ventanilla.events.Kind;
import org.ventanilla.events.Urgency;
import org.ventanilla.response.delivery.CannotReplyException;
import org.ventanilla.response.delivery.Replies;
import org.ventanilla.response.demand.Demands;
import org.ventanilla.response.demand.InvalidDemandException;
import org.ventanilla.response.demand.NewDemand;
import org.ventanilla.response.inbox.ConversationPage.Writing;
import org.ventanilla.response.pages.Frames;
import org.ventanilla.response.people.CurrentViewer;
import org.ventanilla.response.people.Viewer;
import org.ventanilla.response.problem.InvalidFieldException;
import org.ventanilla.response.problem.ProblemException;

/**
 * The forms of an open conversation. What was done is answered by a redirection to the conversation, so that a reload
 * repeats nothing; what was refused is answered by the conversation with the reason and everything that was written.
 */
@Path("/inbox/{id}")
@Blocking
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
public class ConversationForms {

  private static final String ME = "me";

  @RestPath UUID id;
  @BeanParam ListAddress address;

  @RestHeader("HX-Request")
  boolean piece;

  private final InboxQueries queries;
  private final ConversationActions actions;
  private final Corrections corrections;
  private final Replies replies;
  private final Demands demands;
  private final ConversationScreen screen;
  private final CurrentViewer viewer;
  private final Frames frames;

  ConversationForms(
      InboxQueries queries,
      ConversationActions actions,
      Corrections corrections,
      Replies replies,
      Demands demands,
      ConversationScreen screen,
      CurrentViewer viewer,
      Frames frames) {
    this.queries = queries;
    this.actions = actions;
    this.corrections = corrections;
    this.replies = replies;
    this.demands = demands;
    this.screen = screen;
    this.viewer = viewer;
    this.frames = frames;
  }

  @POST
  @Path("replies")
  @Operation(hidden = true)
  public Response reply(@RestForm String text, @RestForm String key, @RestForm Long version) {
    return after(Done.REPLY, new Writing(text, false), () -> replies.queue(viewer.get(), id, text, key, version));
  }

  @POST
  @Path("replies/{reply}/retry")
  @Operation(hidden = true)
  public Response tryAgain(@RestPath UUID reply) {
    return after(Done.RETRY, Writing.NOTHING, () -> replies.tryAgain(viewer.get(), id, reply));
  }

  @POST
  @Path("notes")
  @Operation(hidden = true)
  public Response note(@RestForm String text) {
    return after(Done.NOTE, new Writing(text, true), () -> actions.note(viewer.get(), id, text));
  }

  /**
   * @param to {@code me}, or anything else for nobody
   */
  @POST
  @Path("assignment")
  @Operation(hidden = true)
  public Response assign(@RestForm String to) {
    Viewer person = viewer.get();
    boolean mine = ME.equals(to);
    return after(
        mine ? Done.ASSIGNED : Done.RELEASED,
        Writing.NOTHING,
        () -> actions.assign(person, id, mine ? person.login() : null, null));
  }

  @POST
  @Path("resolution")
  @Operation(hidden = true)
  public Response resolve() {
    return after(Done.RESOLVED, Writing.NOTHING, () -> actions.resolve(viewer.get(), id, null));
  }

  @POST
  @Path("reopening")
  @Operation(hidden = true)
  public Response reopen() {
    return after(Done.REOPENED, Writing.NOTHING, () -> actions.reopen(viewer.get(), id, null));
  }

  @POST
  @Path("demand")
  @Operation(hidden = true)
  public Response openDemand(
      @RestForm String service, @RestForm String urgency, @RestForm String place, @RestForm String description) {
    return after(
        Done.DEMAND,
        Writing.NOTHING,
        () -> demands.open(viewer.get(), id, new NewDemand(service, urgencyOf(urgency), place, description, false)));
  }

  @POST
  @Path("classification")
  @Operation(hidden = true)
  public Response correct(@RestForm String kind, @RestForm String service, @RestForm String urgency) {
    return after(
        Done.CORRECTED,
        Writing.NOTHING,
        () ->
            corrections.correct(
                viewer.get(), id, new CorrectedLabels(kindOf(kind), service, urgencyOf(urgency)), null));
  }

  @POST
  @Path("confirmation")
  @Operation(hidden = true)
  public Response confirm() {
    return after(Done.CONFIRMED, Writing.NOTHING, () -> corrections.confirm(viewer.get(), id, null));
  }

  private static Kind kindOf(String code) {
    return Arrays.stream(Kind.values()).filter(kind -> kind.code().equals(code)).findFirst().orElse(null);
  }

  private static Urgency urgencyOf(String code) {
    return Arrays.stream(Urgency.values()).filter(urgency -> urgency.code().equals(code)).findFirst().orElse(null);
  }

  private Response after(Done done, Writing writing, Runnable act) {
    InboxFilter filter = address.filter(viewer.get());
    try {
      act.run();
    } catch (ConversationNotFoundException e) {
      return screen.missing(filter, piece);
    } catch (ProblemException e) {
      return refused(filter, reason(e), writing);
    }
    URI conversation = URI.create(new InboxLinks(filter).conversation(id) + "&done=" + done.code());
    return Response.seeOther(conversation).build();
  }

  private Response refused(InboxFilter filter, Refusal reason, Writing writing) {
    return queries
        .conversation(viewer.get(), id, frames.language().locale())
        .map(view -> screen.refused(view, filter, reason, writing))
        .map(page -> screen.shown(status(reason), page, filter, piece))
        .orElseGet(() -> screen.missing(filter, piece));
  }

  private static Response.Status status(Refusal reason) {
    return reason == Refusal.STALE ? Response.Status.CONFLICT : Response.Status.fromStatusCode(422);
  }

  private static Refusal reason(ProblemException problem) {
    if (problem instanceof StaleConversationException) {
      return Refusal.STALE;
    }
    if (problem instanceof InvalidTextException) {
      return Refusal.TEXT;
    }
    if (problem instanceof CannotReplyException) {
      return Refusal.CANNOT;
    }
    if (problem instanceof InvalidFieldException) {
      return Refusal.CORRECTION;
    }
    return problem instanceof InvalidDemandException ? Refusal.DEMAND : Refusal.REFUSED;
  }
}
