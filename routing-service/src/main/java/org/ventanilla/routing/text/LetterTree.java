package org.ventanilla.routing.text;

import java.util.Arrays;

/** A tree of words by their letters: nodes are numbers, the root is 0, and one step down costs one look into a table. */
final class LetterTree {

  static final int ROOT = 0;
  static final int NOWHERE = -1;

  private static final long FREE = -1;

  private long[] edges = new long[64];
  private int[] targets = new int[64];
  private int nodes = 1;

  LetterTree() {
    Arrays.fill(edges, FREE);
  }

  /** The node one letter below, or {@link #NOWHERE}. */
  int below(int node, char letter) {
    long edge = edge(node, letter);
    for (int slot = slot(edge); edges[slot] != FREE; slot = slot + 1 & edges.length - 1) {
      if (edges[slot] == edge) {
        return targets[slot];
      }
    }
    return NOWHERE;
  }

  /** The node of a word, made if it is not there yet. */
  int grow(String word) {
    int node = ROOT;
    for (int i = 0; i < word.length(); i++) {
      int below = below(node, word.charAt(i));
      if (below == NOWHERE) {
        below = nodes++;
        if (nodes * 2 > edges.length) {
          widen();
        }
        put(edge(node, word.charAt(i)), below);
      }
      node = below;
    }
    return node;
  }

  private void widen() {
    long[] oldEdges = edges;
    int[] oldTargets = targets;
    edges = new long[oldEdges.length * 2];
    targets = new int[edges.length];
    Arrays.fill(edges, FREE);
    for (int i = 0; i < oldEdges.length; i++) {
      if (oldEdges[i] != FREE) {
        put(oldEdges[i], oldTargets[i]);
      }
    }
  }

  private void put(long edge, int target) {
    int slot = slot(edge);
    while (edges[slot] != FREE) {
      slot = slot + 1 & edges.length - 1;
    }
    edges[slot] = edge;
    targets[slot] = target;
  }

  private static long edge(int node, char letter) {
    return (long) node << Character.SIZE | letter;
  }

  private int slot(long edge) {
    long spread = edge * 0x9E3779B97F4A7C15L;
    return (int) (spread >>> 40) & edges.length - 1;
  }
}
