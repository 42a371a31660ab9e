package org.ventanilla.response.people;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** {@code POST /logout}: a form with its token, so that no other site can sign a person out. */
@Path("/logout")
public class LogoutResource {

  private final SecurityIdentity identity;

  LogoutResource(SecurityIdentity identity) {
    this.identity = identity;
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response logout() {
    FormAuthenticationMechanism.logout(identity);
    return Response.seeOther(URI.create("/login")).header("Clear-Site-Data", "\"cache\"").build();
  }
}
