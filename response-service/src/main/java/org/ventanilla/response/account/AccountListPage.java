package org.ventanilla.response.account;

import java.util.List;

/**
 * The list of accounts.
 *
 * @param manages true if the reader may change them
 * @param done what was just done; null when nothing was
 */
public record AccountListPage(List<AccountCard> accounts, boolean manages, Act done) {}
