package org.ventanilla.response.demand;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the demands' pages. They are written in {@code messages/demand_*.properties}. */
@MessageBundle(value = "demand", locale = "es")
public interface DemandMessages {

  @Message
  String title();

  @Message
  String none();

  @Message
  String noneHint();

  @Message
  String folio();

  @Message
  String what();

  @Message
  String state();

  @Message
  String department();

  @Message
  String place();

  @Message
  String deadline();

  @Message
  String opened();

  @Message
  String urgency();

  @Message
  String service();

  @Message
  String description();

  @Message
  String history();

  @Message
  String conversation();

  @Message
  String allDemands();

  @Message
  String more();

  @Message
  String filter();

  @Message
  String anyState();

  @Message
  String anyDepartment();

  @Message
  String notFound();

  @Message
  String stands(DemandState state);

  @Message
  String happened(Happening happening);

  @Message
  String by(String name);
}
