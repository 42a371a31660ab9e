/**
 * What Facebook and Instagram share, since both are Meta's Graph API: the envelope of webhooks, private messages, the
 * client over RestFB, and what an error code means.
 *
 * <p>Where Meta does not tell who wrote a public post, the author's id is {@code unknown-} and the post's id: one a
 * post, so that two strangers never become one person or share a conversation.
 */
package org.ventanilla.networks.meta;
