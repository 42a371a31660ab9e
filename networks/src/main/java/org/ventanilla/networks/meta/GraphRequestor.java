package org.ventanilla.networks.meta;

import com.restfb.DebugHeaderInfo;
import com.restfb.WebRequestor;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.ventanilla.networks.wire.Wire;

/** RestFB's way to the network, over {@link Wire}; one a call, since it remembers the answer. */
final class GraphRequestor implements WebRequestor {

  private final Wire wire;
  private Wire.Answer answer;
  private boolean left;

  GraphRequestor(Wire wire) {
    this.wire = wire;
  }

  /** The answer as it came; null when none did. */
  Wire.Answer answer() {
    return answer;
  }

  /** False if the request certainly did not leave. */
  boolean hasLeft() {
    return left;
  }

  @Override
  public Response executeGet(Request request) throws IOException {
    return remember(() -> wire.get(URI.create(request.getFullUrl()), Map.of()));
  }

  @Override
  public Response executePost(Request request) throws IOException {
    String form = request.getParameters();
    return remember(
        () -> wire.post(
            URI.create(request.getUrl()),
            Map.of(),
            "application/x-www-form-urlencoded",
            form.startsWith("?") ? form.substring(1) : form));
  }

  @Override
  public Response executeDelete(Request request) throws IOException {
    return remember(() -> wire.delete(URI.create(request.getFullUrl()), Map.of()));
  }

  private interface Send {

    Wire.Answer now() throws Wire.NotSentException, Wire.AnswerLostException;
  }

  private Response remember(Send send) throws IOException {
    left = true;
    try {
      answer = send.now();
    } catch (Wire.NotSentException e) {
      left = false;
      throw e;
    }
    return new Response(answer.status(), answer.body());
  }

  /** Nothing: the headers are read from {@link #answer()}. */
  @Override
  public DebugHeaderInfo getDebugHeaderInfo() {
    return null;
  }
}
