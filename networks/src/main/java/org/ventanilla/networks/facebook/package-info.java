/**
 * Facebook pages through RestFB: webhooks of object {@code page}, the page's feed and what it is tagged in, comments and
 * Messenger.
 *
 * <p>A mention's id is the Graph id of the post ({@code page_post}) or comment ({@code post_comment}), or a message's
 * {@code mid}; the root of its conversation is the post's id, {@code dm} for private messages.
 */
package org.ventanilla.networks.facebook;
