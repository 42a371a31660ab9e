package org.ventanilla.ingest.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ventanilla.ingest.problem.Problem;

/** Whether the accounts of the town are heard. */
@Path("/api/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
@SecurityRequirement(name = "token")
final class AccountResource {

  private static final int MAX_TIME_LENGTH = 40;

  private final Accounts accounts;
  private final AccountStatuses statuses;
  private final Backfills backfills;
  private final Clock clock;

  AccountResource(Accounts accounts, AccountStatuses statuses, Backfills backfills, Clock clock) {
    this.accounts = accounts;
    this.statuses = statuses;
    this.backfills = backfills;
    this.clock = clock;
  }

  @GET
  @RolesAllowed({"admin", "director", "agent"})
  @Operation(summary = "Every configured account: whether it is heard, how far behind, and what its network said last")
  @APIResponse(responseCode = "200")
  @APIResponse(responseCode = "401", content = @Content(schema = @Schema(implementation = Problem.class)))
  public List<AccountView> list() {
    Map<String, AccountStatus> known = statuses.all();
    Map<String, Backfill> readAgain = backfills.all();
    Instant now = clock.instant();
    return accounts.all().stream()
        .map(
            account ->
                AccountView.of(
                    account,
                    accounts.department(account.id()).orElse(null),
                    known.getOrDefault(account.id(), AccountStatus.UNKNOWN),
                    readAgain.get(account.id()),
                    now))
        .toList();
  }

  @POST
  @Path("/{id}/backfill")
  @RolesAllowed("admin")
  @Operation(
      summary = "Read an account again, in the background",
      description = "Everything that its network still has, or what was written since a time (ISO-8601). What is known"
          + " already stays as it is. Progress is in the account's `backfill`.")
  @APIResponse(responseCode = "202")
  @APIResponse(responseCode = "409", content = @Content(schema = @Schema(implementation = Problem.class)))
  public Response backfill(@PathParam("id") String id, @QueryParam("since") String since) {
    String account = accounts.withId(id).orElseThrow(AccountNotFoundException::new).id();
    return Response.accepted(backfills.request(account, time(since))).build();
  }

  private Optional<Instant> time(String since) {
    if (since == null || since.isEmpty()) {
      return Optional.empty();
    }
    if (since.length() > MAX_TIME_LENGTH) {
      throw new InvalidSinceException("is no time such as 2026-11-24T09:00:00Z");
    }
    try {
      Instant time = Instant.parse(since);
      if (time.isAfter(clock.instant())) {
        throw new InvalidSinceException("lies ahead");
      }
      if (time.isBefore(Instant.EPOCH)) {
        throw new InvalidSinceException("lies before 1970");
      }
      return Optional.of(time);
    } catch (DateTimeParseException e) {
      throw new InvalidSinceException("is no time such as 2026-11-24T09:00:00Z");
    }
  }
}
