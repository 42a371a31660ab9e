package org.ventanilla.events;

import java.util.Objects;

/**
 * Who spoke, as the network names them.
 *
 * @param id the network's own id of the person; stable when the handle changes
 * @param handle the name behind the at sign, without it; empty where the network has none
 * @param name the name shown; empty when the network does not tell it
 */
public record Author(String id, String handle, String name) {

  public Author {
    Objects.requireNonNull(id, "author.id");
    handle = handle == null ? "" : handle;
    name = name == null ? "" : name;
  }

  /** The best name there is for a person to read. */
  public String display() {
    if (!name.isBlank()) {
      return name;
    }
    return handle.isBlank() ? id : "@" + handle;
  }
}
