/** Secrets that callers show: written with a prefix and a public half, kept as hashes. */
package org.ventanilla.response.token;
