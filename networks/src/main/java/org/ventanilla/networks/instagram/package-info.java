/**
 * Instagram professional accounts through RestFB: webhooks of object {@code instagram}, comments of the account's media,
 * media it is tagged in, and private messages.
 *
 * <p>A mention's id is the comment's, the media's or the message's ({@code mid}); the root of its conversation is the
 * media's id, {@code dm} for private messages and stories, which are answered in private.
 */
package org.ventanilla.networks.instagram;
