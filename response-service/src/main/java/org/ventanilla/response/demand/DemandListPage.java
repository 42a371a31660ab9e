package org.ventanilla.response.demand;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.ventanilla.response.catalogue.Department;
import org.ventanilla.response.paging.Page;

/**
 * A list of demands, as the page shows it.
 *
 * @param departments those that the reader may choose from
 */
public record DemandListPage(DemandFilter filter, Page<DemandView> page, List<Department> departments, Locale locale) {

  public List<DemandView> demands() {
    return page.items();
  }

  public List<DemandState> states() {
    return List.of(DemandState.values());
  }

  public boolean shows(DemandState state) {
    return state == filter.state();
  }

  public boolean showsDepartment(Department department) {
    return department.code().equals(filter.department());
  }

  public String nameOf(Department department) {
    return department.name(locale);
  }

  /** Address of what follows; empty at the end. */
  public String next() {
    return page.next()
        .map(
            cursor ->
                "/demands?state=" + (filter.state() == null ? "" : filter.state().code())
                    + "&department=" + encoded(filter.department() == null ? "" : filter.department())
                    + "&after=" + encoded(cursor))
        .orElse("");
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
