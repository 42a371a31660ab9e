/**
 * A Mastodon server, or another that speaks its client API (Mastodon documentation, "REST API").
 *
 * <p>No library: those for Java bring an HTTP client of their own that may send a POST again (decision 010). The calls are
 * few, and {@code networks.wire} sends them once.
 */
package org.ventanilla.networks.mastodon;
