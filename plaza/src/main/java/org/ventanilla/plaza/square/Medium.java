package org.ventanilla.plaza.square;

/**
 * A photo or video of a post.
 *
 * @param type {@code photo} or {@code video}
 * @param url where it can be fetched
 * @param altText the author's description; empty when there is none
 */
public record Medium(String id, String type, String url, String altText) {}
