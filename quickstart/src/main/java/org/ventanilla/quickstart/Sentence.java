package org.ventanilla.quickstart;

/** What the console says, in both its languages. */
record Sentence(String spanish, String english) {}
