/** Personal data in what citizens write, kept out of everything that is public. */
package org.ventanilla.response.privacy;
