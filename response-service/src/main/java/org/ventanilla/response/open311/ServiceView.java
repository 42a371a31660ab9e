package org.ventanilla.response.open311;

/**
 * A service of the list ("GET Service List").
 *
 * @param metadata true when the service asks for more than the place: its definition says what
 * @param type always {@code realtime}: a request has its id at once
 * @param keywords with commas between
 * @param group the department
 */
record ServiceView(
    String serviceCode, String serviceName, String description, boolean metadata, String type, String keywords, String group) {}
