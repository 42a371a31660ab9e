package org.ventanilla.routing.api;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ventanilla.events.Classification;
import org.ventanilla.routing.understanding.Understanding;

/** Classifies texts for whoever measures or tries the model; nothing of them is kept. */
@Path("/api/classify")
final class ClassifyResource {

  private final Understanding understanding;
  private final ApiConfig config;

  ClassifyResource(Understanding understanding, ApiConfig config) {
    this.understanding = understanding;
    this.config = config;
  }

  @POST
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
  @Operation(
      summary = "Classify one text or up to 1,000",
      description = "An object gives one classification, a list gives a list in its order; an \"id\" comes back with it.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              examples = {
                @ExampleObject(name = "one", value = "{\"text\":\"Hay un bache en la calle Mayor\"}"),
                @ExampleObject(name = "many", value = "[{\"id\":1,\"text\":\"Hay un bache\"},\"Gracias por todo\"]")
              }))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Classification.class)))
  @APIResponse(responseCode = "400", content = @Content(schema = @Schema(implementation = Problem.class)))
  @APIResponse(responseCode = "413", content = @Content(schema = @Schema(implementation = Problem.class)))
  public Object classify(byte[] body) {
    if (body != null && body.length > config.maxBodyBytes()) {
      throw Problem.of(
          Status.REQUEST_ENTITY_TOO_LARGE, "at most " + config.maxBodyBytes() + " bytes in one request", List.of());
    }
    ClassifyRequest request = ClassifyRequest.read(body, config.maxTexts());
    List<ClassifiedText> answers =
        request.items().stream()
            .map(item -> new ClassifiedText(item.id(), understanding.of(item.text())))
            .toList();
    return request.single() ? answers.get(0) : answers;
  }
}
