package org.ventanilla.networks;

/** A signed body that is not the JSON of the network's webhooks; the message holds none of it. */
public final class UnreadableWebhookException extends RuntimeException {

  public UnreadableWebhookException(String message, Throwable cause) {
    super(message, cause);
  }
}
