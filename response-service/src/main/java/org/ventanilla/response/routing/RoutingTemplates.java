package org.ventanilla.response.routing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.ventanilla.response.pages.Frame;

/** The page of how posts are understood and shared out. */
@CheckedTemplate(basePath = "routing")
final class RoutingTemplates {

  private RoutingTemplates() {}

  static native TemplateInstance routing(Frame frame, RoutingPage page);
}
