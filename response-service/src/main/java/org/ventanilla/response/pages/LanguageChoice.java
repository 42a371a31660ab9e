package org.ventanilla.response.pages;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;

/** Keeps the language a person reads in, on the browser they read with. */
@Path("/language")
public class LanguageChoice {

  private static final Duration KEPT = Duration.ofDays(365);

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response choose(@RestForm String language, @RestForm String back) {
    Response.ResponseBuilder answer = Response.seeOther(ours(back));
    Language.of(language).map(LanguageChoice::cookie).ifPresent(answer::cookie);
    return answer.build();
  }

  private static NewCookie cookie(Language language) {
    return new NewCookie.Builder(Frames.LANGUAGE_COOKIE)
        .value(language.code())
        .path("/")
        .maxAge((int) KEPT.toSeconds())
        .sameSite(NewCookie.SameSite.LAX)
        .httpOnly(true)
        .build();
  }

  /** The page to come back to; never another site, which an address that begins with two slashes would be. */
  private static URI ours(String back) {
    if (back == null || !back.matches("/(?![/\\\\])[\\x21-\\x7e]*")) {
      return URI.create("/");
    }
    try {
      return URI.create(back);
    } catch (IllegalArgumentException e) {
      return URI.create("/");
    }
  }
}
