package org.ventanilla.plaza.x;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** OAuth 1.0a signatures with HMAC-SHA1 (RFC 5849, section 3.4). */
final class OAuth1 {

  /** A parameter of the request or of its form, decoded. */
  record Parameter(String name, String value) {}

  private OAuth1() {}

  /** The parameters of an {@code Authorization: OAuth ...} header, decoded. */
  static Map<String, String> header(String authorization) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String part : authorization.substring("OAuth".length()).split(",")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        String value = part.substring(equals + 1).strip().replaceAll("^\"|\"$", "");
        parameters.put(part.substring(0, equals).strip(), decode(value));
      }
    }
    return parameters;
  }

  /** The parameters of a query or of a form body, decoded, in their order. */
  static List<Parameter> form(String encoded) {
    List<Parameter> parameters = new ArrayList<>();
    if (encoded == null || encoded.isEmpty()) {
      return parameters;
    }
    for (String part : encoded.split("&")) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      String value = equals < 0 ? "" : part.substring(equals + 1);
      parameters.add(new Parameter(decodeForm(name), decodeForm(value)));
    }
    return parameters;
  }

  /**
   * The signature of a request.
   *
   * @param url scheme, host, port if it is not the scheme's own, and path
   * @param all every parameter of header, query and form, except {@code oauth_signature} and {@code realm}
   */
  static String signature(
      String method, String url, List<Parameter> all, String consumerSecret, String tokenSecret) {
    String parameters =
        all.stream()
            .map(parameter -> encode(parameter.name()) + "=" + encode(parameter.value()))
            .sorted()
            .collect(Collectors.joining("&"));
    String base = method.toUpperCase() + "&" + encode(url) + "&" + encode(parameters);
    return hmacSha1(base, encode(consumerSecret) + "&" + encode(tokenSecret));
  }

  static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static String hmacSha1(String base, String key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HmacSHA1", e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static String decode(String text) {
    // A plus sign is a plus sign in the header, a space only in forms.
    return decodeForm(text.replace("+", "%2B"));
  }

  private static String decodeForm(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
