package org.ventanilla.response.kafka;

/** Kafka did not confirm a record. */
public final class KafkaUnavailableException extends RuntimeException {

  KafkaUnavailableException(String topic, Throwable cause) {
    super("not confirmed by topic " + topic, cause);
  }
}
