package org.ventanilla.plaza.faults;

import io.vertx.ext.web.RoutingContext;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.wire.Answer;

/** Answers a publication, or does what the faults say instead: the publication itself was made in any case. */
public final class Publishing {

  private final Faults faults;

  public Publishing(Faults faults) {
    this.faults = faults;
  }

  public void answer(RoutingContext call, Network network, Answer answer) {
    if (faults.strikes(Fault.PUBLISH_THEN_TIMEOUT, network)) {
      call.request().connection().close();
      return;
    }
    if (faults.strikes(Fault.PUBLISH_THEN_SILENCE, network)) {
      return;
    }
    long wait = faults.find(Fault.PUBLISH_SLOW, network).map(slow -> slow.delay().toMillis()).orElse(0L);
    if (wait > 0) {
      call.vertx().setTimer(wait, timer -> answer.send(call));
    } else {
      answer.send(call);
    }
  }
}
