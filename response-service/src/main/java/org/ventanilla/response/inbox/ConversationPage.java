package org.ventanilla.response.inbox;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.ventanilla.events.Kind;
import org.ventanilla.events.Urgency;
import org.ventanilla.response.alike.AlikePost;
import org.ventanilla.response.alike.Incident;
import org.ventanilla.response.catalogue.Service;
import org.ventanilla.response.people.Viewer;

/**
 * An open conversation, as the page shows it.
 *
 * @param alike conversations that may be about the same thing
 * @param incident the outbreak it belongs to; null when to none
 * @param services those that a demand can be opened for
 * @param key names this composition of a reply: sending the same form twice sends one reply
 * @param done what was just done; null when nothing was
 * @param error why it was not done; null when nothing was refused
 * @param writing what was being written when it was refused
 */
public record ConversationPage(
    ConversationView view,
    InboxLinks links,
    Viewer viewer,
    List<AlikePost> alike,
    Incident incident,
    List<Service> services,
    UUID key,
    Done done,
    Refusal error,
    Writing writing) {

  private static final int LONGEST_DESCRIPTION = 4_000;

  /**
   * Text that must not be lost.
   *
   * @param note true for a note, false for a reply
   */
  record Writing(String text, boolean note) {

    static final Writing NOTHING = new Writing("", false);
  }

  public boolean answers() {
    return viewer.answers();
  }

  public boolean writes() {
    return viewer.writes();
  }

  public boolean decidesOnDemands() {
    return viewer.decidesOnDemands();
  }

  public boolean mine() {
    return viewer.name().equals(view.row().assignee());
  }

  /** True if the note is in front: it was being written, or it is all that the reader may write. */
  public boolean writingNote() {
    return writing.note() || !view.canReply();
  }

  public String replyText() {
    return writing.note() ? "" : writing.text();
  }

  public String noteText() {
    return writing.note() ? writing.text() : "";
  }

  /** True if the reader can say whether it was understood. */
  public boolean waitsForReader() {
    return view.needsHuman() && decidesOnDemands();
  }

  public Certainty certainty() {
    return Certainty.of(view.row().confidence());
  }

  public boolean unsure() {
    return certainty() == Certainty.DOUBTFUL;
  }

  public List<Kind> kinds() {
    return Arrays.asList(Kind.values());
  }

  public List<Urgency> urgencies() {
    return Arrays.asList(Urgency.values());
  }

  /** What a new demand's description starts with: the citizen's last words. */
  public String description() {
    String words =
        view.messages().stream()
            .filter(message -> message.direction() == MessageView.Direction.IN && !message.deleted())
            .reduce((earlier, later) -> later)
            .map(MessageView::text)
            .orElse("");
    return words.length() <= LONGEST_DESCRIPTION ? words : words.substring(0, LONGEST_DESCRIPTION);
  }
}
