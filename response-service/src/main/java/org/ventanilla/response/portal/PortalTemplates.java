package org.ventanilla.response.portal;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import org.ventanilla.response.demand.PublicDemand;
import org.ventanilla.response.pages.Frame;

/** The pages of the town. */
@CheckedTemplate(basePath = "portal")
final class PortalTemplates {

  private static final int A_DAY = 24;

  private PortalTemplates() {}

  static native TemplateInstance report(Frame frame, PortalView.Report page);

  static native TemplateInstance followed(Frame frame, PortalView.Followed page);

  static native TemplateInstance board(Frame frame, Board.Contents board, PortalView.Names names);

  @TemplateExtension
  static boolean stillOpen(PublicDemand demand) {
    return demand.state().open();
  }

  /** Hours until a day and a half, then days. */
  @TemplateExtension
  static boolean quick(Double hours) {
    return hours < 1.5 * A_DAY;
  }

  @TemplateExtension
  static Long inHours(Double hours) {
    return Math.max(1, Math.round(hours));
  }

  @TemplateExtension
  static Long inDays(Double hours) {
    return Math.round(hours / A_DAY);
  }
}
