package org.ventanilla.response.problem;

import java.util.Map;

/**
 * Something that the caller of an API can be told: it becomes an {@code application/problem+json} (RFC 9457). One
 * subclass a thing that can go wrong.
 */
public abstract class ProblemException extends RuntimeException {

  private final int status;
  private final String code;
  private final transient Map<String, Object> members;

  /**
   * @param status the HTTP status
   * @param code the end of the problem's type URI; stable, for programs
   * @param detail for people; holds nothing of a citizen
   */
  protected ProblemException(int status, String code, String detail) {
    this(status, code, detail, Map.of());
  }

  /**
   * @param members further members of the problem, for programs
   */
  protected ProblemException(int status, String code, String detail, Map<String, Object> members) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
    this.members = Map.copyOf(members);
  }

  public final int status() {
    return status;
  }

  public final String code() {
    return code;
  }

  public final Map<String, Object> members() {
    return members;
  }
}
