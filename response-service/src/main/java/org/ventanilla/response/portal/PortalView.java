package org.ventanilla.response.portal;

import java.util.List;
import java.util.Locale;
import org.ventanilla.response.catalogue.Catalogue;
import org.ventanilla.response.catalogue.Service;
import org.ventanilla.response.demand.PublicAnswer;
import org.ventanilla.response.demand.PublicDemand;
import org.ventanilla.response.demand.PublicUpdate;

/** What the pages of the town show. */
final class PortalView {

  private PortalView() {}

  /**
   * The form, as it was last sent.
   *
   * @param broken fields that must be mended
   * @param refused {@code tooMany}, {@code robot} or empty
   * @param alike demands that may be the same
   * @param opened when the page was made, seconds since 1970
   */
  record Report(
      ReportForm form,
      List<Service> services,
      List<String> broken,
      String refused,
      List<PublicDemand> alike,
      List<PublicDemand> recent,
      long opened,
      Names names) {

    public boolean isBroken(String field) {
      return broken.contains(field);
    }

    public boolean isChosen(Service service) {
      return service.code().equals(form.service());
    }
  }

  /**
   * One demand.
   *
   * @param demand null when there is none for all to see
   * @param news {@code new}, {@code supported}, {@code reopened} or empty
   * @param mayReopen true while a neighbour may say that it is not done
   */
  record Followed(
      PublicDemand demand,
      List<PublicUpdate> history,
      List<PublicAnswer> answers,
      String news,
      boolean mayReopen,
      Names names) {}

  /** Names of services and departments in the reader's language. */
  record Names(Catalogue catalogue, Locale locale) {

    public String service(String code) {
      return catalogue.serviceName(code, locale);
    }

    public String department(String code) {
      return catalogue.departmentName(code, locale);
    }

    public String of(Service service) {
      return service.name(locale);
    }
  }
}
