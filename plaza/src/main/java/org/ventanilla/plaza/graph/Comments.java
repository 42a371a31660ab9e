package org.ventanilla.plaza.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ventanilla.plaza.square.Post;
import org.ventanilla.plaza.square.Square;

/**
 * Comments as Meta keeps them: two levels, below a publication and below a comment. Who answers an answer is put
 * beside it, below the same comment.
 */
final class Comments {

  private final Square square;

  Comments(Square square) {
    this.square = square;
  }

  /** What a comment hangs on by Meta's rules: the publication's id, or the top comment's. */
  String parentId(Post comment) {
    Post top = topComment(comment);
    return top.id().equals(comment.id()) ? comment.rootId() : top.id();
  }

  boolean isTop(Post comment) {
    return comment.inReplyTo().equals(comment.rootId()) || topComment(comment).id().equals(comment.id());
  }

  /** The comments right below a publication, oldest first. */
  List<Post> below(Post root) {
    return square.thread(root.id()).stream().filter(this::isTop).toList();
  }

  /** Every comment and answer below a publication, oldest first. */
  List<Post> allBelow(Post root) {
    return square.thread(root.id());
  }

  /** The answers to a comment, oldest first. */
  List<Post> answersTo(Post comment) {
    return square.thread(comment.rootId()).stream()
        .filter(other -> !other.id().equals(comment.id()) && topComment(other).id().equals(comment.id()))
        .toList();
  }

  static List<Post> reversed(List<Post> posts) {
    List<Post> copy = new ArrayList<>(posts);
    Collections.reverse(copy);
    return copy;
  }

  private Post topComment(Post comment) {
    Post top = comment;
    while (!top.inReplyTo().equals(top.rootId())) {
      Post above = square.findEvenRemoved(top.inReplyTo()).orElse(top);
      if (above == top || above.isRoot()) {
        return top;
      }
      top = above;
    }
    return top;
  }
}
