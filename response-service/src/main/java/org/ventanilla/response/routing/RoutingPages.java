package org.ventanilla.response.routing;

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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.ventanilla.events.Classification;
import org.ventanilla.events.RoutingRules;
import org.ventanilla.response.catalogue.Catalogue;
import org.ventanilla.response.pages.Frames;
import org.ventanilla.response.pages.Section;
import org.ventanilla.response.people.CurrentViewer;
import org.ventanilla.response.people.NotAllowedException;
import org.ventanilla.response.routing.RoutingPage.Trouble;

/** How well posts are understood, for administrators and directors; a text can be tried and the threshold set. */
@Path("/settings/routing")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class RoutingPages {

  private static final int LONGEST = 2_000;

  private final Confusion confusion;
  private final RulesTable table;
  private final Trials trials;
  private final Catalogue catalogue;
  private final CurrentViewer viewer;
  private final Frames frames;

  RoutingPages(
      Confusion confusion,
      RulesTable table,
      Trials trials,
      Catalogue catalogue,
      CurrentViewer viewer,
      Frames frames) {
    this.confusion = confusion;
    this.table = table;
    this.trials = trials;
    this.catalogue = catalogue;
    this.viewer = viewer;
    this.frames = frames;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance page(@RestQuery String saved) {
    allowed();
    return shown("", null, null, saved != null);
  }

  @POST
  @Path("trial")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public TemplateInstance tryOut(@RestForm String text) {
    allowed();
    String tried = text == null ? "" : text.substring(0, Math.min(text.length(), LONGEST));
    if (tried.isBlank()) {
      return shown("", null, null, false);
    }
    Optional<Classification> answer = trials.ask(tried);
    return shown(tried, answer.orElse(null), answer.isPresent() ? null : Trouble.SILENT, false);
  }

  /**
   * Sets the confidence below which a person decides.
   *
   * @param threshold whole per cent, 0 to 100
   */
  @POST
  @Path("threshold")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response setThreshold(@RestForm String threshold, @RestForm Long version) {
    allowed();
    if (threshold == null || !threshold.matches("[0-9]{1,3}") || Integer.parseInt(threshold) > 100) {
      return refused(Trouble.NUMBER);
    }
    RoutingRules now = table.standing().rules();
    RoutingRules wanted =
        new RoutingRules(Integer.parseInt(threshold) / 100.0, now.office(), now.rules(), now.elsewhere());
    try {
      table.replace(viewer.get(), wanted, version);
    } catch (StaleRulesException e) {
      return refused(Trouble.STALE);
    }
    return Response.seeOther(URI.create("/settings/routing?saved=1")).build();
  }

  private Response refused(Trouble trouble) {
    return Response.status(422).entity(shown("", null, trouble, false)).build();
  }

  private void allowed() {
    if (!RulesTable.decides(viewer.get())) {
      throw new NotAllowedException();
    }
  }

  private TemplateInstance shown(String tried, Classification answer, Trouble trouble, boolean saved) {
    RoutingPage page =
        new RoutingPage(
            confusion.accuracy(RoutingPage.DAYS),
            confusion.cells(RoutingPage.DAYS),
            confusion.newest(),
            table.standing(),
            tried,
            answer,
            trouble,
            saved,
            catalogue,
            frames.language().locale());
    return frames.inLanguage(RoutingTemplates.routing(frames.in(Section.INBOX), page));
  }
}
