package org.ventanilla.response.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the town's page. They are written in {@code messages/portal_*.properties}. */
@MessageBundle(value = "portal", locale = "es")
public interface PortalMessages {

  @Message
  String report();

  @Message
  String tell();

  @Message
  String lead();

  @Message
  String whatStep();

  @Message
  String whereStep();

  @Message
  String tellStep();

  @Message
  String service();

  @Message
  String choose();

  @Message
  String place();

  @Message
  String placeHint();

  @Message
  String here();

  @Message
  String hereAdded();

  @Message
  String hereFailed();

  @Message
  String description();

  @Message
  String descriptionHint();

  @Message
  String name();

  @Message
  String nameHint();

  @Message
  String leaveEmpty();

  @Message
  String send();

  /** @param field {@code service}, {@code place}, {@code description} or {@code name} */
  @Message
  String broken(String field);

  @Message
  String tooMany();

  @Message
  String robot();

  @Message
  String alike();

  @Message
  String alikeHint();

  @Message
  String meToo();

  @Message
  String notThese();

  @Message
  String board();

  @Message
  String boardLead();

  @Message
  String open();

  @Message
  String doneLately();

  @Message
  String median();

  @Message
  String hours(Long n);

  @Message
  String days(Long n);

  @Message
  String byDepartment();

  @Message
  String department();

  @Message
  String lastAsked();

  @Message
  String lastFinished();

  @Message
  String nothingYet();

  @Message
  String follow();

  @Message
  String code();

  @Message
  String see();

  @Message
  String thanks();

  @Message
  String keepAddress();

  @Message
  String asked();

  @Message
  String expected();

  @Message
  String supporters(Integer n);

  @Message
  String supported();

  @Message
  String history();

  @Message
  String answers();

  @Message
  String undone();

  @Message
  String undoneHint();

  @Message
  String undoneWords();

  @Message
  String reopen();

  @Message
  String reopened();

  @Message
  String notFound();

  @Message
  String notFoundHint();

  @Message
  String sections();
}
