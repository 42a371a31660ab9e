package org.ventanilla.plaza.faults;

import io.vertx.ext.web.RoutingContext;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.wire.Answer;

/** Answers what was asked for, or lets it wait when {@link Fault#READING_SLOW} is on. */
public final class SlowReading {

  private final Faults faults;

  public SlowReading(Faults faults) {
    this.faults = faults;
  }

  public void answer(RoutingContext call, Network network, Answer answer) {
    long wait = faults.find(Fault.READING_SLOW, network).map(slow -> slow.delay().toMillis()).orElse(0L);
    if (wait > 0) {
      call.vertx().setTimer(wait, timer -> answer.send(call));
    } else {
      answer.send(call);
    }
  }
}
