package org.ventanilla.response.people;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.ventanilla.response.database.Database;
import org.ventanilla.response.token.HashedToken;

/** Knows whose a personal token is. */
@Singleton
class PersonalTokenProvider implements IdentityProvider<PersonalTokenRequest> {

  /** Personal tokens are written {@code vt_<id>_<secret>}. */
  static final String PREFIX = "vt";

  private final Database database;
  private final Clock clock;

  PersonalTokenProvider(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Class<PersonalTokenRequest> getRequestType() {
    return PersonalTokenRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(PersonalTokenRequest request, AuthenticationRequestContext context) {
    return context.runBlocking(() -> identity(request.token()));
  }

  private record Owner(String login, String role, String sha256) {}

  private SecurityIdentity identity(String text) {
    return HashedToken.of(PREFIX, text)
        .flatMap(
            token ->
                database
                    .first(
                        """
                        SELECT p.login, p.role, t.sha256 FROM personal_token t JOIN person p ON p.login = t.login
                        WHERE t.id = ? AND p.active AND (t.expires_at IS NULL OR t.expires_at > ?)
                        """,
                        row -> new Owner(row.getString("login"), row.getString("role"), row.getString("sha256")),
                        token.id(),
                        clock.instant())
                    .filter(owner -> token.hasHash(owner.sha256())))
        .<SecurityIdentity>map(
            owner ->
                QuarkusSecurityIdentity.builder()
                    .setPrincipal(new QuarkusPrincipal(owner.login()))
                    .addRole(owner.role())
                    .build())
        .orElseThrow(() -> new AuthenticationFailedException("no such token"));
  }
}
