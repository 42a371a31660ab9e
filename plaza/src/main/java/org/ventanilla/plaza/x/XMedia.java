package org.ventanilla.plaza.x;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.util.Base64;
import java.util.Optional;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.wire.Answer;
import org.ventanilla.plaza.wire.Json;

/** Uploads: in one piece, or initialized, appended in pieces and finalized. */
final class XMedia {

  private static final int EXPIRES_AFTER = 86_400;

  private final Square square;
  private final Uploads uploads;

  XMedia(Square square, Uploads uploads) {
    this.square = square;
    this.uploads = uploads;
  }

  Answer upload(RoutingContext call) {
    Optional<Buffer> bytes = media(call);
    if (bytes.isEmpty() || bytes.get().length() == 0) {
      return XProblems.invalid("media", "", "The media field is required.");
    }
    String type = field(call, "media_type").orElse("image/jpeg");
    Uploads.Upload upload = uploads.begin(square.newId(Network.X), type);
    if (!upload.append(bytes.get())) {
      return XProblems.invalid("media", "", "The media file size exceeds the maximum.");
    }
    upload.complete();
    return Answer.ok(data(upload, true));
  }

  Answer initialize(RoutingContext call) {
    Optional<String> type = field(call, "media_type");
    if (type.isEmpty()) {
      return XProblems.invalid("media_type", "", "The media_type field is required.");
    }
    Uploads.Upload upload = uploads.begin(square.newId(Network.X), type.get());
    return Answer.ok(data(upload, false));
  }

  Answer append(RoutingContext call) {
    Optional<Uploads.Upload> upload = uploads.find(call.pathParam("id"));
    Optional<Buffer> piece = media(call);
    if (upload.isEmpty() || piece.isEmpty() || !upload.get().append(piece.get())) {
      return XProblems.invalid("id", call.pathParam("id"), "The media could not be appended.");
    }
    ObjectNode body = Json.object();
    body.putObject("data").put("expires_at", System.currentTimeMillis() / 1000 + EXPIRES_AFTER);
    return Answer.ok(body);
  }

  Answer complete(RoutingContext call) {
    Optional<Uploads.Upload> upload = uploads.find(call.pathParam("id")).filter(found -> found.size() > 0);
    if (upload.isEmpty()) {
      return XProblems.invalid("id", call.pathParam("id"), "There is no such upload.");
    }
    upload.get().complete();
    return Answer.ok(data(upload.get(), true));
  }

  Answer status(RoutingContext call) {
    String id = String.valueOf(call.request().params().get("media_id"));
    return uploads.find(id)
        .map(upload -> Answer.ok(data(upload, true)))
        .orElseGet(() -> XProblems.invalid("media_id", id, "There is no such upload."));
  }

  Answer describe(RoutingContext call) {
    Optional<ObjectNode> body = XWriting.body(call);
    String id = body.map(found -> found.path("id").asText("")).orElse("");
    Optional<Uploads.Upload> upload = uploads.find(id);
    if (upload.isEmpty()) {
      return XProblems.invalid("id", id, "There is no such upload.");
    }
    String text = body.get().path("metadata").path("alt_text").path("text").asText("");
    if (text.length() > 1000) {
      return XProblems.invalid("metadata.alt_text.text", "", "The alt text is longer than 1000 characters.");
    }
    upload.get().describe(text);
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("id", id);
    data.putObject("associated_metadata").putObject("alt_text").put("text", text);
    return Answer.ok(answer);
  }

  private static ObjectNode data(Uploads.Upload upload, boolean withSize) {
    ObjectNode body = Json.object();
    ObjectNode data =
        body.putObject("data")
            .put("id", upload.id())
            .put("media_key", (upload.isVideo() ? "7_" : "3_") + upload.id())
            .put("expires_after_secs", EXPIRES_AFTER);
    if (withSize) {
      data.put("size", upload.size());
      if (upload.isVideo()) {
        data.putObject("processing_info").put("state", "succeeded").put("progress_percent", 100);
      }
    }
    return body;
  }

  private static Optional<Buffer> media(RoutingContext call) {
    for (FileUpload file : call.fileUploads()) {
      if (file.name().equals("media")) {
        return Optional.of(call.vertx().fileSystem().readFileBlocking(file.uploadedFileName()));
      }
    }
    try {
      return field(call, "media").map(Base64.getMimeDecoder()::decode).map(Buffer::buffer);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Optional<String> field(RoutingContext call, String name) {
    Optional<String> inForm = Optional.ofNullable(call.request().getFormAttribute(name));
    return inForm.or(() -> XWriting.body(call).map(body -> body.path(name).asText("")))
        .filter(value -> !value.isEmpty());
  }
}
