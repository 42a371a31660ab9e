package org.ventanilla.routing.classification;

/** Hash of a feature's name, letter by letter: FNV-1a, and at the end Murmur3's spreading of the bits. */
final class Hashing {

  private static final int BASIS = 0x811c9dc5;
  private static final int PRIME = 0x01000193;

  private Hashing() {}

  static int of(String name) {
    return end(start(name));
  }

  static int start(String prefix) {
    return more(BASIS, prefix);
  }

  static int more(int hash, String letters) {
    for (int i = 0; i < letters.length(); i++) {
      hash = more(hash, letters.charAt(i));
    }
    return hash;
  }

  static int more(int hash, char letter) {
    return (hash ^ letter) * PRIME;
  }

  static int end(int hash) {
    hash = (hash ^ hash >>> 16) * 0x85ebca6b;
    hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
    return hash ^ hash >>> 16;
  }
}
