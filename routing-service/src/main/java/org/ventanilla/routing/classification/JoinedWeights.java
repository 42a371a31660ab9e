package org.ventanilla.routing.classification;

import java.util.Arrays;

/** The weights of two models behind one table: a feature is looked up once for the classes of the first and the second. */
final class JoinedWeights {

  private static final int FREE = -1;

  private final int size;
  /** Hash and row in turn: both lie in one line of the processor's cache. */
  private final int[] table;
  private final byte[] weights;

  JoinedWeights(LinearModel first, LinearModel second) {
    size = first.size() + second.size();
    int most = first.features() + second.features();
    table = new int[Integer.highestOneBit(Math.max(1, most)) * 8];
    Arrays.fill(table, FREE);
    byte[] rows = new byte[most * size];
    int used = copy(first, 0, 0, rows);
    used = copy(second, first.size(), used, rows);
    weights = Arrays.copyOf(rows, used * size);
  }

  int size() {
    return size;
  }

  private int copy(LinearModel model, int column, int used, byte[] rows) {
    int free = used;
    for (int i = 0; i < model.features(); i++) {
      int slot = slot(model.hash(i));
      if (table[slot + 1] == FREE) {
        table[slot] = model.hash(i);
        table[slot + 1] = free++;
      }
      model.copyWeights(i, rows, table[slot + 1] * size + column);
    }
    return free;
  }

  /** Adds what a feature says for each class, in units of the class's scale. */
  void add(int hash, float value, float[] sums) {
    int row = table[slot(hash) + 1];
    if (row != FREE) {
      int at = row * size;
      for (int c = 0; c < size; c++) {
        sums[c] += weights[at + c] * value;
      }
    }
  }

  /** Where a hash is, or the free place where it would be. */
  private int slot(int hash) {
    int slot = hash << 1 & table.length - 1;
    while (table[slot + 1] != FREE && table[slot] != hash) {
      slot = slot + 2 & table.length - 1;
    }
    return slot;
  }
}
