package org.ventanilla.response.alike;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When posts count as alike, and when many of them are an outbreak. */
@ConfigMapping(prefix = "ventanilla.alike")
public interface AlikeConfig {

  /** How far apart in time two posts about the same thing may be. */
  @WithDefault("72h")
  Duration window();

  /** Within how long many alike posts make an outbreak. */
  @WithDefault("1h")
  Duration outbreakWindow();

  /** How many different people make an outbreak. */
  @WithDefault("5")
  int outbreakPeople();

  /** For how long after its last post an open incident takes in alike posts. */
  @WithDefault("24h")
  Duration incidentLasts();

  /** How often new posts are looked at for being part of an outbreak. */
  @WithDefault("5s")
  String every();
}
