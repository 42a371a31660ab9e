package org.ventanilla.plaza.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ventanilla.plaza.faults.Fault;
import org.ventanilla.plaza.faults.Faults;
import org.ventanilla.plaza.square.Draft;
import org.ventanilla.plaza.square.Network;
import org.ventanilla.plaza.square.Person;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.square.Square;
import org.ventanilla.plaza.wire.Json;

/**
 * The Send API of Messenger and Instagram: within 24 hours of the citizen's last message, or 7 days with the tag
 * {@code HUMAN_AGENT} (Messenger Platform documentation, "Message tags").
 */
final class Messaging {

  private static final Duration WINDOW = Duration.ofHours(24);
  private static final Duration WINDOW_OF_PEOPLE = Duration.ofDays(7);
  private static final int LONGEST_TEXT = 2_000;

  private final Square square;
  private final Conversations conversations;
  private final Faults faults;
  private final Clock clock;

  Messaging(Square square, Conversations conversations, Faults faults, Clock clock) {
    this.square = square;
    this.conversations = conversations;
    this.faults = faults;
    this.clock = clock;
  }

  ObjectNode send(GraphCall call, Network network) {
    ObjectNode recipient =
        call.object("recipient").orElseThrow(() -> GraphException.parameter("The parameter recipient is required"));
    String text = call.object("message").map(message -> message.path("text").asText("")).orElse("");
    if (text.isBlank() || text.length() > LONGEST_TEXT) {
      throw GraphException.parameter("Length of param message[text] must be 1 to " + LONGEST_TEXT);
    }
    Optional<Post> comment = square.find(recipient.path("comment_id").asText(""));
    Person citizen =
        comment.map(Post::author)
            .or(() -> square.person(network, recipient.path("id").asText("")))
            .filter(person -> person.network() == network && !person.town())
            .orElseThrow(GraphException::noSuchPerson);
    boolean open = comment.isPresent() || isOpen(citizen, call.parameter("tag"));
    if (!open || faults.isOn(Fault.WINDOW_CLOSED, network)) {
      throw GraphException.windowClosed(network == Network.FACEBOOK ? 2018278 : 2534022);
    }
    Post sent = square.publish(Draft.message(square.town(network), citizen, text, List.of()));
    return Json.object().put("recipient_id", citizen.id()).put("message_id", sent.id());
  }

  private boolean isOpen(Person citizen, String tag) {
    Duration window = tag.equals("HUMAN_AGENT") ? WINDOW_OF_PEOPLE : WINDOW;
    return conversations.lastOfCitizen(citizen)
        .filter(message -> Duration.between(message.at(), clock.instant()).compareTo(window) <= 0)
        .isPresent();
  }
}
