package org.ventanilla.response.inbox;

import org.ventanilla.response.conversation.ConversationState;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.ventanilla.events.Kind;
import org.ventanilla.events.Network;
import org.ventanilla.events.Urgency;
import org.ventanilla.response.delivery.ReplyState;
import org.ventanilla.response.media.MediaFailure;

/** The words of the inbox. They are written in {@code messages/inbox_*.properties}. */
@MessageBundle(value = "inbox", locale = "es")
public interface InboxMessages {

  @Message
  String searchHint();

  @Message
  String search();

  @Message
  String clearSearch();

  @Message
  String found(String words);

  @Message
  String views();

  @Message
  String changeView();

  @Message
  String view(InboxView view);

  @Message
  String departments();

  @Message
  String networks();

  @Message
  String network(Network network);

  @Message
  String cut();

  @Message
  String freshOne();

  @Message
  String freshMany(String n);

  @Message
  String freshNote();

  @Message
  String emptyList();

  @Message
  String emptyListHint();

  @Message
  String nothingFound();

  @Message
  String nothingFoundHint();

  @Message
  String more();

  @Message
  String unread();

  @Message
  String chooseOne();

  @Message
  String chooseOneHint();

  @Message
  String state(ConversationState state);

  @Message
  String kind(Kind kind);

  @Message
  String urgency(Urgency urgency);

  @Message
  String urgencyInWords(Urgency urgency);

  @Message
  String keys();

  @Message
  String keyMove();

  @Message
  String keyOpen();

  @Message
  String keyBack();

  @Message
  String keyReply();

  @Message
  String keyNote();

  @Message
  String keyAssign();

  @Message
  String keyResolve();

  @Message
  String keyDemand();

  @Message
  String keyCorrect();

  @Message
  String keyConfirm();

  @Message
  String confirm();

  @Message
  String waitsForYou();

  @Message
  String seemsElsewhere();

  @Message
  String elsewhere();

  @Message
  String elsewhereText();

  @Message
  String useText();

  @Message
  String keySearch();

  @Message
  String keySheet();

  @Message
  String keySend();

  @Message
  String keysInert();

  @Message
  String keysOn();

  @Message
  String close();

  @Message
  String thread();

  @Message
  String newBelow();

  @Message
  String readOnly();

  @Message
  String about();

  @Message
  String back();

  @Message
  String assignedTo(String name);

  @Message
  String unassigned();

  @Message
  String assignToMe();

  @Message
  String release();

  @Message
  String resolve();

  @Message
  String reopen();

  @Message
  String openDemand();

  @Message
  String earlier(int n);

  @Message
  String deleted();

  @Message
  String edited();

  @Message
  String privateNote();

  @Message
  String seeOn(Network on);

  @Message
  String direction(MessageView.Direction direction);

  @Message
  String media(String type);

  @Message
  String mediaOn(String type, Network on);

  @Message
  String hasPhoto();

  @Message
  String noAltText();

  @Message
  String opensLarge();

  @Message
  String photoComes();

  @Message
  String photoComesLater();

  @Message
  String photoMissing(MediaFailure failure);

  @Message
  String delivery(ReplyState state);

  @Message
  String failedUnknown();

  @Message
  String tryAgain();

  @Message
  String understoodAs();

  @Message
  String because();

  @Message
  String correct();

  @Message
  String whatToWrite();

  @Message
  String reply();

  @Message
  String replyTo(String name);

  @Message
  String replyHint();

  @Message
  String goesOutOn(Network on, String account);

  @Message
  String left(String n);

  @Message
  String over(String n);

  @Message
  String send();

  @Message
  String cannotReplyRole();

  @Message
  String cannotReplyAccount();

  @Message
  String noteFor();

  @Message
  String noteHint();

  @Message
  String staysInside();

  @Message
  String keepNote();

  @Message
  String demand();

  @Message
  String stateLabel();

  @Message
  String department();

  @Message
  String service();

  @Message
  String place();

  @Message
  String deadline();

  @Message
  String classification();

  @Message
  String kindLabel();

  @Message
  String urgencyLabel();

  @Message
  String certainty();

  @Message
  String certaintyInWords(Certainty certainty);

  @Message
  String decidedBy();

  @Message
  String citizen();

  @Message
  String nameLabel();

  @Message
  String handle();

  @Message
  String networkLabel();

  @Message
  String otherConversations(int n);

  @Message
  String chooseService();

  @Message
  String description();

  @Message
  String descriptionHint();

  @Message
  String cancel();

  @Message
  String correctTitle();

  @Message
  String noService();

  @Message
  String correctHint();

  @Message
  String keepCorrection();

  @Message
  String done(Done done);

  @Message
  String doneDemand(String folio, String department);

  @Message
  String error(Refusal refusal);

  @Message
  String notFound();

  @Message
  String notFoundHint();
}
