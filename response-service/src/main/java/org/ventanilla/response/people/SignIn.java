package org.ventanilla.response.people;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.ventanilla.response.problem.ProblemJson;

/**
 * How people and programs come in: a personal token as {@code Authorization: Bearer}, else the session of the login
 * form. A program that is not let in gets a problem, a person the login form.
 */
@Alternative
@Priority(1)
@Singleton
class SignIn implements HttpAuthenticationMechanism {

  private static final String BEARER = "Bearer ";
  private static final String WAIT = "ventanilla.sign-in.wait";

  private final FormAuthenticationMechanism form;
  private final LoginBrake brake;

  SignIn(FormAuthenticationMechanism form, LoginBrake brake) {
    this.form = form;
    this.brake = brake;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
    String authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization != null) {
      if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
        return Uni.createFrom().failure(new AuthenticationFailedException("only Bearer is known"));
      }
      return providers.authenticate(new PersonalTokenRequest(authorization.substring(BEARER.length()).strip()));
    }
    Uni<SecurityIdentity> identity = form.authenticate(context, new Braked(context, providers));
    // The form has put itself there, and would answer a failure without us.
    context.put(HttpAuthenticationMechanism.class.getName(), this);
    return identity;
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    Duration wait = context.get(WAIT);
    if (wait != null) {
      return Uni.createFrom().item(new ChallengeData(429, HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1)));
    }
    if (isApi(context)) {
      return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }
    if (context.request().getHeader("HX-Request") != null) {
      // htmx would put the login form into the middle of the page.
      return Uni.createFrom().item(new ChallengeData(401, "HX-Redirect", "/login"));
    }
    return form.getChallenge(context);
  }

  @Override
  public Uni<Boolean> sendChallenge(RoutingContext context) {
    if (isApi(context)) {
      context.response().putHeader("WWW-Authenticate", "Bearer");
      ProblemJson.end(context, 401, "not-signed-in", "Sign in, or send a personal token.");
      return Uni.createFrom().item(true);
    }
    return HttpAuthenticationMechanism.super.sendChallenge(context);
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    Set<Class<? extends AuthenticationRequest>> types = new java.util.HashSet<>(form.getCredentialTypes());
    types.add(PersonalTokenRequest.class);
    return types;
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
    return form.getCredentialTransport(context);
  }

  private static boolean isApi(RoutingContext context) {
    return context.normalizedPath().startsWith("/api/");
  }

  /** Counts the passwords that were wrong. */
  private final class Braked implements IdentityProviderManager {

    private final RoutingContext context;
    private final IdentityProviderManager providers;

    Braked(RoutingContext context, IdentityProviderManager providers) {
      this.context = context;
      this.providers = providers;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(AuthenticationRequest request) {
      if (!(request instanceof UsernamePasswordAuthenticationRequest password)) {
        return providers.authenticate(request);
      }
      String login = password.getUsername();
      String address = context.request().remoteAddress() == null ? "" : context.request().remoteAddress().hostAddress();
      Optional<Duration> wait = brake.wait(login, address);
      if (wait.isPresent()) {
        context.put(WAIT, wait.get());
        return Uni.createFrom().failure(new AuthenticationFailedException("too many tries"));
      }
      return providers
          .authenticate(request)
          .onItem()
          .invoke(identity -> brake.succeeded(login, address))
          .onFailure()
          .invoke(failure -> brake.failed(login, address));
    }

    @Override
    public SecurityIdentity authenticateBlocking(AuthenticationRequest request) {
      return providers.authenticateBlocking(request);
    }
  }
}
