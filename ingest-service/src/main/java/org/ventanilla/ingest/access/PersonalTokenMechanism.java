package org.ventanilla.ingest.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.ventanilla.events.AccessToken;

/** {@code Authorization: Bearer vt_...}: a personal token made in the settings. */
@ApplicationScoped
class PersonalTokenMechanism implements HttpAuthenticationMechanism {

  private static final String SCHEME = "Bearer ";
  private static final String PREFIX = "vt_";
  private static final int MAX_LENGTH = 200;

  private final AccessTokens tokens;

  PersonalTokenMechanism(AccessTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identityProviders) {
    String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null) {
      return Uni.createFrom().nullItem();
    }
    return token(header)
        .flatMap(tokens::find)
        .map(token -> Uni.createFrom().item(identity(token)))
        .orElseGet(() -> Uni.createFrom().failure(refusal()));
  }

  private static Optional<String> token(String header) {
    boolean ours = header.length() <= MAX_LENGTH && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    return ours
        ? Optional.of(header.substring(SCHEME.length()).strip()).filter(token -> token.startsWith(PREFIX))
        : Optional.empty();
  }

  private static SecurityIdentity identity(AccessToken token) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(token.login()))
        .addRole(token.role())
        .build();
  }

  private AuthenticationFailedException refusal() {
    return tokens.isComplete()
        ? new AuthenticationFailedException()
        : new AuthenticationFailedException(new TokensNotReadException());
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of();
  }
}
