package org.ventanilla.response.account;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.ventanilla.response.people.CurrentViewer;

/**
 * The accounts as pages. What was done is answered by a redirection, so that a reload repeats nothing; what was refused is
 * answered by the form with the reasons and everything that was written, except secrets.
 */
@Path("/settings")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class AccountPages {

  private static final String LIST = "/settings/accounts";

  private final AccountScreen screen;
  private final AccountChanges changes;
  private final Accounts accounts;
  private final CurrentViewer viewer;

  AccountPages(AccountScreen screen, AccountChanges changes, Accounts accounts, CurrentViewer viewer) {
    this.screen = screen;
    this.changes = changes;
    this.accounts = accounts;
    this.viewer = viewer;
  }

  @GET
  @Operation(hidden = true)
  public Response settings() {
    return Response.seeOther(URI.create(LIST)).build();
  }

  @GET
  @Path("accounts")
  @Operation(hidden = true)
  public TemplateInstance list(@RestQuery String done) {
    return screen.list(done);
  }

  @GET
  @Path("accounts/new")
  @Operation(hidden = true)
  public TemplateInstance form(@RestQuery String network) {
    return screen.form(AccountForm.empty(network), Map.of());
  }

  @POST
  @Path("accounts")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response add(@BeanParam AccountForm written) {
    return after(
        () -> LIST + "/" + changes.add(viewer.get(), written.account()).id() + "?done=" + Act.ADDED.code(),
        faults -> screen.form(written, faults));
  }

  @GET
  @Path("accounts/{id}")
  @Operation(hidden = true)
  public TemplateInstance account(@RestPath String id, @RestQuery String done) {
    return screen.account(id, done, null, Map.of());
  }

  @POST
  @Path("accounts/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response change(@RestPath String id, @BeanParam AccountForm written) {
    return change(id, written.change(), Act.CHANGED, written);
  }

  @POST
  @Path("accounts/{id}/credentials")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response renew(@RestPath String id, @BeanParam AccountForm written) {
    return change(id, AccountChange.renew(written.credentials()), Act.RENEWED, null);
  }

  @POST
  @Path("accounts/{id}/pause")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response pause(@RestPath String id, @RestForm String from) {
    return done(id, AccountChange.pause(true), Act.PAUSED, from);
  }

  @POST
  @Path("accounts/{id}/resumption")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response resume(@RestPath String id, @RestForm String from) {
    return done(id, AccountChange.pause(false), Act.RESUMED, from);
  }

  @POST
  @Path("accounts/{id}/removal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response remove(@RestPath String id) {
    changes.remove(viewer.get(), id);
    return gone(LIST + "?done=" + Act.REMOVED.code());
  }

  private Response change(String id, AccountChange change, Act act, AccountForm written) {
    return after(
        () -> {
          changes.change(viewer.get(), id, change);
          return LIST + "/" + id + "?done=" + act.code();
        },
        faults -> screen.account(id, "", written, faults));
  }

  /** Back to the list, or to the account's own page. */
  private Response done(String id, AccountChange change, Act act, String from) {
    changes.change(viewer.get(), id, change);
    return gone(("list".equals(from) ? LIST : LIST + "/" + id) + "?done=" + act.code());
  }

  private Response after(
      Supplier<String> act, java.util.function.Function<Map<String, AccountFault>, TemplateInstance> refusal) {
    try {
      return gone(act.get());
    } catch (InvalidAccountException e) {
      return Response.status(e.status()).entity(refusal.apply(e.faults())).build();
    }
  }

  private Response gone(String address) {
    accounts.reload();
    return Response.seeOther(URI.create(address)).build();
  }
}
