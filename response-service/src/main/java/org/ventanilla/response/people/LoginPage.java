package org.ventanilla.response.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.ventanilla.response.pages.Frame;
import org.ventanilla.response.pages.Frames;

/** The door: a form that Quarkus checks. */
@Path("/login")
public class LoginPage {

  private final Frames frames;

  LoginPage(Frames frames) {
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "people")
  static final class Templates {
    static native TemplateInstance login(Frame frame, boolean refused);
  }

  /**
   * @param error there, with whatever value, after a wrong name or password
   */
  @GET
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  public TemplateInstance login(@RestQuery String error) {
    return frames.inLanguage(Templates.login(frames.outside(), error != null));
  }
}
