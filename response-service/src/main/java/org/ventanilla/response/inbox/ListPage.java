package org.ventanilla.response.inbox;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.ventanilla.events.Network;
import org.ventanilla.response.alike.Incident;
import org.ventanilla.response.catalogue.Department;
import org.ventanilla.response.paging.Page;

/** The views and the list beside them, as the page shows them. */
public final class ListPage {

  private final InboxFilter filter;
  private final Page<ConversationRow> page;
  private final ViewCounts counts;
  private final List<Department> departments;
  private final List<Network> networks;
  private final List<Incident> incidents;
  private final Locale locale;
  private final Optional<UUID> opened;
  private final String position;

  ListPage(
      InboxFilter filter,
      Page<ConversationRow> page,
      ViewCounts counts,
      List<Department> departments,
      List<Network> networks,
      List<Incident> incidents,
      Locale locale,
      Optional<UUID> opened,
      String position) {
    this.filter = filter;
    this.page = page;
    this.counts = counts;
    this.departments = departments;
    this.networks = networks;
    this.incidents = incidents;
    this.locale = locale;
    this.opened = opened;
    this.position = position;
  }

  /** Where the live events stood before this was read. */
  public String position() {
    return position;
  }

  public InboxFilter filter() {
    return filter;
  }

  public InboxLinks links() {
    return new InboxLinks(filter);
  }

  public List<ConversationRow> rows() {
    return page.items();
  }

  /** Cursor of what follows; empty at the end. */
  public String next() {
    return page.next().orElse("");
  }

  public ViewCounts counts() {
    return counts;
  }

  public List<InboxView> views() {
    return List.of(InboxView.values());
  }

  /** What is resolved only grows: its number would say nothing. */
  public boolean counted(InboxView view) {
    return view != InboxView.RESOLVED;
  }

  public List<Department> departments() {
    return departments;
  }

  /** Those on which the town has an account: the others would always be empty. */
  public List<Network> networks() {
    return networks;
  }

  /** The outbreaks that are going on. */
  public List<Incident> incidents() {
    return incidents;
  }

  public String nameOf(Department department) {
    return department.name(locale);
  }

  public String search() {
    return filter.q() == null ? "" : filter.q();
  }

  /** The department the list is narrowed to; empty when to none. */
  public String departmentName() {
    return departments.stream()
        .filter(department -> showsDepartment(department.code()))
        .map(this::nameOf)
        .findFirst()
        .orElse("");
  }

  public boolean shows(InboxView view) {
    return filter.equals(InboxFilter.of(view));
  }

  public boolean showsDepartment(String code) {
    return code.equals(filter.department());
  }

  public boolean showsNetwork(Network network) {
    return network == filter.network();
  }

  public boolean opened(ConversationRow row) {
    return opened.filter(row.id()::equals).isPresent();
  }
}
