package org.ventanilla.routing.classification;

/** Remembers the hashes seen in one text; never gets full, since it is made for so many. */
final class SeenHashes {

  private final int[] slots;
  private boolean zero;

  SeenHashes(int most) {
    slots = new int[Integer.highestOneBit(Math.max(8, most)) * 4];
  }

  /** Whether this one had not been added yet. */
  boolean add(int hash) {
    if (hash == 0) {
      boolean first = !zero;
      zero = true;
      return first;
    }
    int slot = hash & slots.length - 1;
    while (slots[slot] != 0) {
      if (slots[slot] == hash) {
        return false;
      }
      slot = slot + 1 & slots.length - 1;
    }
    slots[slot] = hash;
    return true;
  }
}
