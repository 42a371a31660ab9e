package org.ventanilla.response.inbox;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.ventanilla.response.alike.AlikePosts;
import org.ventanilla.response.alike.Incidents;
import org.ventanilla.response.catalogue.Catalogue;
import org.ventanilla.response.catalogue.Department;
import org.ventanilla.response.catalogue.Service;
import org.ventanilla.response.database.UuidV7;
import org.ventanilla.response.account.Accounts;
import org.ventanilla.response.inbox.ConversationPage.Writing;
import org.ventanilla.response.live.LivePosition;
import org.ventanilla.response.pages.Frames;
import org.ventanilla.response.pages.Section;
import org.ventanilla.response.paging.Page;
import org.ventanilla.response.people.CurrentViewer;
import org.ventanilla.response.people.Viewer;

/** Puts together what the inbox shows, whole or in pieces. */
@RequestScoped
class ConversationScreen {

  private static final int ROWS = 50;

  private final InboxQueries queries;
  private final AlikePosts alike;
  private final Incidents incidents;
  private final Catalogue catalogue;
  private final Accounts accounts;
  private final LivePosition position;
  private final CurrentViewer viewer;
  private final Frames frames;

  ConversationScreen(
      InboxQueries queries,
      AlikePosts alike,
      Incidents incidents,
      Catalogue catalogue,
      Accounts accounts,
      LivePosition position,
      CurrentViewer viewer,
      Frames frames) {
    this.queries = queries;
    this.alike = alike;
    this.incidents = incidents;
    this.catalogue = catalogue;
    this.accounts = accounts;
    this.position = position;
    this.viewer = viewer;
    this.frames = frames;
  }

  ListPage list(InboxFilter filter, String after, Optional<UUID> opened) {
    Viewer reader = viewer.get();
    Locale locale = frames.language().locale();
    String before = position.now();
    return new ListPage(
        filter,
        queries.list(reader, filter, after, ROWS, locale),
        queries.counts(reader),
        departments(reader),
        accounts.networks(),
        incidents.open(reader, locale),
        locale,
        opened,
        before);
  }

  ConversationPage page(ConversationView view, InboxFilter filter, Done done) {
    return page(view, filter, done, null, Writing.NOTHING);
  }

  /** With the referral's words in the reply, if there is a referral. */
  ConversationPage referring(ConversationView view, InboxFilter filter) {
    Writing words = view.referTo() == null ? Writing.NOTHING : new Writing(view.referTo().text(), false);
    return page(view, filter, null, null, words);
  }

  ConversationPage refused(ConversationView view, InboxFilter filter, Refusal refusal, Writing writing) {
    return page(view, filter, null, refusal, writing);
  }

  private ConversationPage page(
      ConversationView view, InboxFilter filter, Done done, Refusal refusal, Writing writing) {
    return new ConversationPage(
        view,
        new InboxLinks(filter),
        viewer.get(),
        alike.of(viewer.get(), view.row().id()),
        incidents.of(viewer.get(), view.row().id(), frames.language().locale()).orElse(null),
        catalogue.services().stream().filter(Service::active).toList(),
        UuidV7.next(),
        done,
        refusal,
        writing);
  }

  Response shown(Response.Status status, ConversationPage page, InboxFilter filter, boolean piece) {
    TemplateInstance body =
        piece
            ? translated(InboxTemplates.conversation(frames.in(Section.INBOX), page))
            : whole(list(filter, null, Optional.of(page.view().row().id())), page, false);
    return Response.status(status).entity(body).build();
  }

  Response missing(InboxFilter filter, boolean piece) {
    TemplateInstance body =
        piece ? translated(InboxTemplates.missing()) : whole(list(filter, null, Optional.empty()), null, true);
    return Response.status(Response.Status.NOT_FOUND).entity(body).build();
  }

  TemplateInstance whole(ListPage list, ConversationPage conversation, boolean missing) {
    return translated(InboxTemplates.inbox(frames.in(Section.INBOX), list, conversation, missing));
  }

  TemplateInstance rows(ListPage list) {
    return translated(InboxTemplates.rows(frames.in(Section.INBOX), list));
  }

  TemplateInstance row(ConversationRow row, InboxFilter filter, boolean gone) {
    return translated(InboxTemplates.row(frames.in(Section.INBOX), row, new InboxLinks(filter), false, gone));
  }

  TemplateInstance views(InboxFilter filter) {
    Viewer reader = viewer.get();
    Locale locale = frames.language().locale();
    Page<ConversationRow> none =
        new Page<>(List.of(), Optional.empty());
    return translated(
        InboxTemplates.views(
            new ListPage(
                filter,
                none,
                queries.counts(reader),
                departments(reader),
                accounts.networks(),
                List.of(),
                locale,
                Optional.empty(),
                "")));
  }

  /** Somebody of one department needs no list of departments. */
  private List<Department> departments(Viewer reader) {
    return catalogue.departments().stream()
        .filter(department -> reader.scope().map(department.code()::equals).orElse(true))
        .toList();
  }

  private TemplateInstance translated(TemplateInstance page) {
    return frames.inLanguage(page);
  }
}
