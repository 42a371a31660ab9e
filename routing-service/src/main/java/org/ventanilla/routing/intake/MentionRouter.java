package org.ventanilla.routing.intake;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.ventanilla.events.DeadLetter;
import org.ventanilla.events.EventJson;
import org.ventanilla.events.MalformedEventException;
import org.ventanilla.events.Mention;
import org.ventanilla.events.RoutedMention;
import org.ventanilla.events.Topics;
import org.ventanilla.routing.understanding.Understanding;

/**
 * What becomes of one record of topic {@code mentions}: a demand with the same key, or a dead letter. The same record
 * gives the same bytes, as long as the model's version, which names the corrections learnt too, catalogue and rules are
 * the same.
 */
final class MentionRouter {

  private static final Logger LOG = Logger.getLogger(MentionRouter.class);
  private static final String SERVICE = "routing-service";

  private final Understanding understanding;
  private final Clock clock;
  private final int maxRecordBytes;

  MentionRouter(Understanding understanding, Clock clock, int maxRecordBytes) {
    this.understanding = understanding;
    this.clock = clock;
    this.maxRecordBytes = maxRecordBytes;
  }

  ProducerRecord<byte[], byte[]> route(ConsumerRecord<byte[], byte[]> incoming) {
    try {
      Mention mention = EventJson.read(incoming.value(), Mention.class);
      byte[] demand = EventJson.write(new RoutedMention(mention, understanding.of(mention)));
      if (demand.length > maxRecordBytes) {
        return deadLetter(incoming, "larger than " + maxRecordBytes + " bytes");
      }
      byte[] key =
          incoming.key() != null ? incoming.key() : mention.conversationKey().getBytes(StandardCharsets.UTF_8);
      return new ProducerRecord<>(Topics.DEMANDS, key, demand);
    } catch (MalformedEventException e) {
      return deadLetter(incoming, e.getMessage());
    } catch (RuntimeException e) {
      // No record may stop the channel, whatever is wrong with it or with us; the dead letter can be replayed.
      LOG.errorf(e, "mention at %s-%d@%d not handled", incoming.topic(), incoming.partition(), incoming.offset());
      return deadLetter(incoming, "not handled: " + e.getClass().getSimpleName());
    }
  }

  private ProducerRecord<byte[], byte[]> deadLetter(ConsumerRecord<byte[], byte[]> incoming, String reason) {
    LOG.warnf(
        "mention at %s-%d@%d put aside: %s", incoming.topic(), incoming.partition(), incoming.offset(), reason);
    byte[] letter = EventJson.write(letter(incoming, incoming.value(), reason));
    if (letter.length > maxRecordBytes) {
      letter = EventJson.write(letter(incoming, null, reason + "; too large to copy"));
    }
    return new ProducerRecord<>(Topics.MENTIONS_DEAD_LETTER, incoming.key(), letter);
  }

  private DeadLetter letter(ConsumerRecord<byte[], byte[]> incoming, byte[] value, String reason) {
    String key = incoming.key() == null ? null : new String(incoming.key(), StandardCharsets.UTF_8);
    return new DeadLetter(
        incoming.topic(), incoming.partition(), incoming.offset(), key, value, reason, SERVICE, clock.instant());
  }
}
