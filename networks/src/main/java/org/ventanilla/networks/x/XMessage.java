package org.ventanilla.networks.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.ventanilla.events.Author;
import org.ventanilla.networks.Reading;
import org.ventanilla.networks.Reading.NotSpoken;
import org.ventanilla.networks.Reading.Reason;
import org.ventanilla.networks.wire.AccountBook;
import org.ventanilla.networks.wire.Fields;

/** Reads private messages of X API v2: {@code DmEvent} objects. */
final class XMessage {

  private final AccountBook accounts;
  private final String addressedTo;
  private final XIncludes includes;
  private final Instant receivedAt;

  XMessage(AccountBook accounts, String addressedTo, JsonNode includes, Instant receivedAt) {
    this.accounts = accounts;
    this.addressedTo = addressedTo;
    this.includes = new XIncludes(includes);
    this.receivedAt = receivedAt;
  }

  Reading read(JsonNode event, String what) {
    String type = Fields.text(event, "event_type");
    if (type.startsWith("Participants")) {
      return new NotSpoken(what + "/" + type, Reason.APP_EVENT);
    }
    String sender = Fields.id(event, "sender_id");
    Author author = sender.isEmpty() ? new Author("", "", "") : includes.author(sender, "");
    return XActivity.directMessage(
        accounts,
        addressedTo,
        what,
        Fields.id(event, "id", "dm_event_id"),
        author,
        XText.unescaped(Fields.text(event, "text")),
        includes.attached(event),
        Fields.time(event, receivedAt, "created_at"),
        receivedAt);
  }
}
