package org.ventanilla.response.routing;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.ventanilla.events.RoutingRules.Hours;
import org.ventanilla.response.routing.RoutingPage.Trouble;

/** The words of the routing page. They are written in {@code messages/routing_*.properties}. */
@MessageBundle(value = "routing", locale = "es")
public interface RoutingMessages {

  @Message
  String title();

  @Message
  String accuracy(Integer days);

  @Message
  String understood();

  @Message
  String reviewed();

  @Message
  String allRight();

  @Message
  String serviceRight();

  @Message
  String accuracyHint();

  @Message
  String confusion();

  @Message
  String said();

  @Message
  String became();

  @Message
  String times();

  @Message
  String none();

  @Message
  String nothingYet();

  @Message
  String newest();

  @Message
  String confirmed();

  @Message
  String threshold();

  @Message
  String thresholdLabel();

  @Message
  String thresholdHint();

  @Message
  String save();

  @Message
  String saved();

  @Message
  String tryIt();

  @Message
  String tryLabel();

  @Message
  String tryHint();

  @Message
  String tryButton();

  @Message
  String confidence(Long percent);

  @Message
  String model();

  @Message
  String needsHuman();

  @Message
  String referTo();

  @Message
  String rules();

  @Message
  String noRules();

  @Message
  String rulesHint();

  @Message
  String hours(Hours hours);

  @Message
  String elsewhere();

  @Message
  String trouble(Trouble trouble);
}
