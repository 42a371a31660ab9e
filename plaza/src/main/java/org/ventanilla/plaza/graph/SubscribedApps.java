package org.ventanilla.plaza.graph;

/** Whether the town's app hears of its page: {@code /{page}/subscribed_apps}. It does until somebody ends it. */
public final class SubscribedApps {

  private volatile boolean subscribed = true;
  private volatile String fields = "feed,mention,messages";

  public boolean isSubscribed() {
    return subscribed;
  }

  String fields() {
    return fields;
  }

  void subscribe(String toFields) {
    subscribed = true;
    if (!toFields.isEmpty()) {
      fields = toFields;
    }
  }

  void end() {
    subscribed = false;
  }
}
