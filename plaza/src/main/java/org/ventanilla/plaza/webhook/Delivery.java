package org.ventanilla.plaza.webhook;

import java.time.Duration;
import java.time.Instant;
import org.ventanilla.plaza.square.Network;

/** One webhook on its way; lives on the event loop. */
final class Delivery {

  final long id;
  final Network network;
  final String key;
  final Instant owedSince;
  final byte[] body;
  Instant notBefore = Instant.MIN;
  Duration wait;
  long timer = -1;

  Delivery(long id, Network network, String key, Instant owedSince, byte[] body) {
    this.id = id;
    this.network = network;
    this.key = key;
    this.owedSince = owedSince;
    this.body = body;
  }
}
