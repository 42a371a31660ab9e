package org.ventanilla.response.login;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.ventanilla.response.pages.Frame;
import org.ventanilla.response.pages.Frames;

/** The door: a form that Quarkus checks. */
@Path("/login")
public class LoginPage {

  private final Frames frames;

  LoginPage(Frames frames) {
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "login")
  static final class Templates {
    static native TemplateInstance login(Frame frame, boolean refused);
  }

  /** Led to with {@code ?error} after a wrong name or password. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  public TemplateInstance login(@Context UriInfo address) {
    return frames.inLanguage(Templates.login(frames.outside(), address.getQueryParameters().containsKey("error")));
  }
}
