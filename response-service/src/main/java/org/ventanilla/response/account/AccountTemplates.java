package org.ventanilla.response.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import org.ventanilla.events.Network;
import org.ventanilla.response.catalogue.Department;
import org.ventanilla.response.pages.Frame;

/** The pages of the accounts. */
@CheckedTemplate(basePath = "account")
@TemplateData(target = FormField.class, namespace = "FormField")
final class AccountTemplates {

  private AccountTemplates() {}

  static native TemplateInstance accounts(Frame frame, AccountListPage page);

  static native TemplateInstance account(Frame frame, AccountPage page);

  static native TemplateInstance newAccount(Frame frame, NewAccountPage page);

  @TemplateExtension
  static String nameFor(Department department, Frame frame) {
    return department.name(frame.locale());
  }

  /** As the network writes its own name. */
  @TemplateExtension
  static String ownName(Network network) {
    return switch (network) {
      case X -> "X";
      case FACEBOOK -> "Facebook";
      case INSTAGRAM -> "Instagram";
      case MASTODON -> "Mastodon";
      case BLUESKY -> "Bluesky";
      case WEB -> "Web";
    };
  }
}
