/**
 * X: API v2 through Twitter4J and twitter4j-v2 with the account's OAuth 1.0a tokens; webhooks of the Account Activity
 * API (objects of v1.1) and of the X Activity API (objects of v2).
 *
 * <p>A mention's id is the id of the post's first version (an edited post gets a new id on X); the root of its
 * conversation is the post itself when it answers nothing, else X's {@code conversation_id}. Objects of v1.1 do not
 * have that, so an answer that arrives in a webhook is {@link org.ventanilla.networks.Reading.Pointed} and looked up:
 * webhook and polling always agree on the key.
 */
package org.ventanilla.networks.x;
