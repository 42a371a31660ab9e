package org.ventanilla.networks.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.restfb.FacebookClient;
import com.restfb.JsonMapper;
import java.util.List;
import org.ventanilla.networks.wire.BoundedJson;

/** Gives RestFB's answers as they came, so that a field Meta adds or leaves out breaks nothing. */
final class GraphJson implements JsonMapper {

  @Override
  public <T> T toJavaObject(String json, Class<T> type) {
    return type.cast(type == JsonNode.class ? BoundedJson.answer(json) : json);
  }

  @Override
  public <T> List<T> toJavaList(String json, Class<T> type) {
    return List.of(toJavaObject(json, type));
  }

  @Override
  public String toJson(Object object) {
    return toJson(object, false);
  }

  /** RestFB makes every parameter's value by this, and means a text to stay as it is. */
  @Override
  public String toJson(Object object, boolean ignoreNullValuedProperties) {
    return object instanceof String text ? text : BoundedJson.write(object);
  }

  @Override
  public void setFacebookClient(FacebookClient client) {
    // needed only by RestFB's own objects
  }
}
