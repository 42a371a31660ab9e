package org.ventanilla.response.inbox;

import org.ventanilla.response.conversation.ConversationState;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import java.util.Locale;
import org.ventanilla.events.Kind;
import org.ventanilla.events.Network;
import org.ventanilla.events.Urgency;
import org.ventanilla.response.delivery.ReplyState;
import org.ventanilla.response.media.MediaFailure;
import org.ventanilla.response.media.MediaState;
import org.ventanilla.response.pages.Frame;

/** The page of the inbox and the pieces of it that are fetched by themselves. */
@CheckedTemplate(basePath = "inbox")
@TemplateData(target = Urgency.class, namespace = "Urgency")
@TemplateData(target = Kind.class, namespace = "Kind")
@TemplateData(target = ConversationState.class, namespace = "ConversationState")
@TemplateData(target = MediaState.class, namespace = "MediaState")
@TemplateData(target = MediaFailure.class, namespace = "MediaFailure")
@TemplateData(target = Done.class, namespace = "Done")
final class InboxTemplates {

  private InboxTemplates() {}

  /** The whole page; {@code conversation} is null when none is open, {@code missing} true when it is not to be seen. */
  static native TemplateInstance inbox(Frame frame, ListPage list, ConversationPage conversation, boolean missing);

  static native TemplateInstance conversation(Frame frame, ConversationPage conversation);

  /** Instead of a conversation that does not exist or is not the reader's to see. */
  static native TemplateInstance missing();

  static native TemplateInstance rows(Frame frame, ListPage list);

  static native TemplateInstance row(Frame frame, ConversationRow row, InboxLinks links, boolean open, boolean gone);

  static native TemplateInstance views(ListPage list);

  @TemplateExtension
  static String sign(Network network) {
    return switch (network) {
      case X -> "X";
      case FACEBOOK -> "f";
      case INSTAGRAM -> "IG";
      case MASTODON -> "M";
      case BLUESKY -> "B";
      case WEB -> "W";
    };
  }

  /** False where the handle is all the name there is: it need not be said twice. */
  @TemplateExtension
  static boolean handleSaysMore(ConversationRow row) {
    return !row.handle().isEmpty() && !row.citizen().equals("@" + row.handle());
  }

  @TemplateExtension
  static String side(MessageView message) {
    return message.direction().name().toLowerCase(Locale.ROOT);
  }

  @TemplateExtension
  static boolean note(MessageView message) {
    return message.direction() == MessageView.Direction.NOTE;
  }

  @TemplateExtension
  static boolean failed(MessageView message) {
    return message.delivery() == ReplyState.FAILED;
  }

  @TemplateExtension
  static String tone(ReplyState state) {
    return switch (state) {
      case SENT -> "sent";
      case FAILED -> "failed";
      case UNCERTAIN -> "checking";
      case DRAFT, WAITING_APPROVAL, QUEUED, SENDING -> "waiting";
    };
  }

  /** The address if a browser may follow it, else nothing: an address in a post is text of a stranger. */
  @TemplateExtension
  static String asLink(String url) {
    return url != null && url.matches("https?://[^\\s\"'<>]+") ? url : "";
  }
}
