package org.ventanilla.response.demand;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import java.time.Duration;
import java.time.Instant;
import org.ventanilla.response.pages.Frame;

/** The pages of the demands. */
@CheckedTemplate(basePath = "demand")
@TemplateData(target = Happening.class, namespace = "Happening")
final class DemandTemplates {

  private static final Duration SOON = Duration.ofHours(24);

  private DemandTemplates() {}

  static native TemplateInstance demands(Frame frame, DemandListPage list);

  /** One demand; {@code demand} is null when it is not the reader's to see. */
  static native TemplateInstance demand(Frame frame, DemandPage page);

  @TemplateExtension
  static boolean closed(DemandView demand) {
    return !demand.state().open();
  }

  /** Class of the deadline: nothing while there is time, and once the work is done. */
  @TemplateExtension
  static String dueTone(DemandView demand, Instant now) {
    if (closed(demand)) {
      return "";
    }
    if (!demand.dueAt().isAfter(now)) {
      return "late";
    }
    return demand.dueAt().isBefore(now.plus(SOON)) ? "soon" : "";
  }

  @TemplateExtension
  static Happening happening(DemandEventView event) {
    return Happening.of(event);
  }

  @TemplateExtension
  static DemandState stateAfter(DemandEventView event) {
    return DemandState.of(event.became());
  }
}
