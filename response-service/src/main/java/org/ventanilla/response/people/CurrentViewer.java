package org.ventanilla.response.people;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.ventanilla.response.database.Database;

/** The person who makes this request. */
@RequestScoped
public class CurrentViewer {

  private final SecurityIdentity identity;
  private final Database database;
  private Viewer viewer;

  CurrentViewer(SecurityIdentity identity, Database database) {
    this.identity = identity;
    this.database = database;
  }

  /**
   * The viewer, read from the database once a request, so that a change of role or department counts at once.
   *
   * @throws NotSignedInException if nobody is signed in, or the person is not active any more
   */
  public Viewer get() {
    if (viewer == null) {
      if (identity.isAnonymous()) {
        throw new NotSignedInException();
      }
      viewer = Person.viewer(database, identity.getPrincipal().getName()).orElseThrow(NotSignedInException::new);
    }
    return viewer;
  }
}
