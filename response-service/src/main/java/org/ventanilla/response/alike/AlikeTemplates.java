package org.ventanilla.response.alike;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.ventanilla.response.pages.Frame;

/** The pages of outbreaks, and the banner that tells of them. */
@CheckedTemplate(basePath = "alike")
final class AlikeTemplates {

  private AlikeTemplates() {}

  static native TemplateInstance incidents(Frame frame, IncidentListPage page);

  static native TemplateInstance incident(Frame frame, IncidentPage page);

  static native TemplateInstance banner(List<Incident> incidents);
}
