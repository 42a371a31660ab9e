package org.ventanilla.response.account;

import io.smallrye.common.annotation.Blocking;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.ventanilla.response.people.CurrentViewer;

/** The municipal accounts for programs: operations change them, the director reads them. */
@Path("/api/accounts")
@Tag(name = "accounts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
public class AccountResource {

  private final CurrentViewer current;
  private final AccountHealth health;
  private final AccountChanges changes;
  private final Accounts accounts;
  private final Clock clock;

  AccountResource(
      CurrentViewer current, AccountHealth health, AccountChanges changes, Accounts accounts, Clock clock) {
    this.current = current;
    this.health = health;
    this.changes = changes;
    this.accounts = accounts;
    this.clock = clock;
  }

  @GET
  @Operation(summary = "Every account: what is wanted of it and how it goes with it; never a secret")
  public List<AccountView> list() {
    return health.all(current.get()).stream().map(this::view).toList();
  }

  @POST
  @Operation(
      summary = "Add an account",
      description = "Its credentials are encrypted and never told again. A removed account is taken up under its old id.")
  public Response add(@NotNull NewAccount wanted) {
    TownAccount added = changes.add(current.get(), wanted);
    accounts.reload();
    return Response.created(URI.create("/api/accounts/" + added.id())).entity(account(added.id())).build();
  }

  @GET
  @Path("{id}")
  public AccountView account(@RestPath String id) {
    return view(health.one(current.get(), id));
  }

  @PATCH
  @Path("{id}")
  @Operation(summary = "Change an account, pause or resume it, or renew its credentials; what is left out stays")
  public AccountView change(@RestPath String id, @NotNull AccountChange change) {
    changes.change(current.get(), id, change);
    accounts.reload();
    return account(id);
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Remove an account: it is neither read nor answered from, and its secrets are forgotten")
  public void remove(@RestPath String id) {
    changes.remove(current.get(), id);
    accounts.reload();
  }

  private AccountView view(AccountHealth.Line line) {
    return AccountView.of(
        line.account(), line.status(), line.death().map(Death::since).orElse(null), clock.instant());
  }
}
