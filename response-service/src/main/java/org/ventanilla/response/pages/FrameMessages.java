package org.ventanilla.response.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.ventanilla.response.people.Role;

/** The words around every page, and those for time. They are written in {@code messages/frame_*.properties}. */
@MessageBundle(value = "frame", locale = "es")
public interface FrameMessages {

  @Message
  String skip();

  @Message
  String sections();

  @Message
  String section(Section section);

  @Message
  String session(String name);

  @Message
  String language();

  @Message
  String seeTo();

  @Message
  String signOut();

  @Message
  String role(Role role);

  @Message
  String now();

  @Message
  String minutesAgo(String n);

  @Message
  String hoursAgo(String n);

  @Message
  String yesterday();

  @Message
  String failed();

  @Message
  String offline();

  @Message
  String dueToday(String time);

  @Message
  String dueTomorrow(String time);

  @Message
  String dueOn(String day);

  @Message
  String lateMinutes(Long n);

  @Message
  String lateHours(Long n);

  @Message
  String lateDays(Long n);
}
