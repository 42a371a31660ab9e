package org.ventanilla.response.inbox;

import java.util.Map;

/**
 * How many conversations there are, of those the viewer may see.
 *
 * @param views by list
 * @param departments open ones by department code; nobody's are not counted here
 */
public record ViewCounts(Map<InboxView, Long> views, Map<String, Long> departments) {

  public ViewCounts {
    views = Map.copyOf(views);
    departments = Map.copyOf(departments);
  }

  public long of(InboxView view) {
    return views.getOrDefault(view, 0L);
  }

  public long ofDepartment(String code) {
    return departments.getOrDefault(code, 0L);
  }
}
