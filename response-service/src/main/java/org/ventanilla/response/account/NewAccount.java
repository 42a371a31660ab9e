package org.ventanilla.response.account;

import java.util.List;
import org.ventanilla.networks.Credentials;

/**
 * An account that somebody wants to add, as it was written; what is left out is null.
 *
 * @param network code of the network
 * @param networkId the network's id of the account
 * @param handle the name behind the at sign
 * @param name the name people see; the handle when absent
 * @param baseUrl where the network's API answers; the network's own address when absent
 * @param keywords words and hashtags to listen for
 * @param department code of the department that it belongs to; the whole town's when absent
 * @param notifyEmails who is written to when it is not heard any more
 * @param credentials what opens it; written only, never told
 */
public record NewAccount(
    String network,
    String networkId,
    String handle,
    String name,
    String baseUrl,
    List<String> keywords,
    String department,
    List<String> notifyEmails,
    Credentials credentials) {}
