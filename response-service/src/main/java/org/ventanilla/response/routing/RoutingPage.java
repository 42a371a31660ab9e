package org.ventanilla.response.routing;

import java.util.List;
import java.util.Locale;
import org.ventanilla.events.Classification;
import org.ventanilla.events.RoutingRules;
import org.ventanilla.response.catalogue.Catalogue;

/**
 * How posts are understood and shared out, as the page shows it.
 *
 * @param accuracy of the last {@link #DAYS} days
 * @param tried the text that was tried; empty when none was
 * @param answer what was understood of it; null when nothing was tried or nobody answered
 * @param problem what went wrong; null when nothing did
 */
public record RoutingPage(
    Confusion.Accuracy accuracy,
    List<Confusion.Cell> cells,
    List<Confusion.Line> lines,
    RulesTable.Standing standing,
    String tried,
    Classification answer,
    Trouble problem,
    boolean saved,
    Catalogue catalogue,
    Locale locale) {

  static final int DAYS = 30;

  /** Why something was not done. */
  public enum Trouble {
    SILENT,
    NUMBER,
    STALE
  }

  public int days() {
    return DAYS;
  }

  /** The threshold in whole per cent. */
  public long threshold() {
    return Math.round(100 * standing.rules().threshold());
  }

  public RoutingRules rules() {
    return standing.rules();
  }

  /** A service's name; empty for none. */
  public String service(String code) {
    return catalogue.serviceName(code, locale);
  }

  public String department(String code) {
    return catalogue.departmentName(code, locale);
  }

  /** A share between 0 and 1 in whole per cent. */
  public long percent(double share) {
    return Math.round(100 * share);
  }
}
