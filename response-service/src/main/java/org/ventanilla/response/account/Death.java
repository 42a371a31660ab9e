package org.ventanilla.response.account;

import java.time.Instant;
import java.util.UUID;
import org.ventanilla.events.AccountState;

/**
 * A time in which an account is not heard, or cannot answer.
 *
 * @param state why, in one word
 * @param why the network's words
 * @param since since when nothing was heard
 */
record Death(UUID id, String account, AccountState state, String why, Instant since) {}
