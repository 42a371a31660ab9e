/**
 * Bluesky, by the XRPC calls of the AT Protocol (lexicons {@code com.atproto.*} and {@code app.bsky.*}).
 *
 * <p>No library: those for Java bring an HTTP client of their own that hides what the network says of its limits (decision
 * 010). The calls are few, and {@code networks.wire} sends them once.
 */
package org.ventanilla.networks.bluesky;
