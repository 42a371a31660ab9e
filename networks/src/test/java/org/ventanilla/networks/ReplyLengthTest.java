package org.ventanilla.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ventanilla.events.MentionKind;
import org.ventanilla.events.Network;

class ReplyLengthTest {

  @Test
  void xCountsLinksAs23EmojiAndIdeogramsAsTwo() {
    ReplyLength x = ReplyLength.of(Network.X);
    assertThat(x.count(MentionKind.POST, "Gracias")).isEqualTo(7);
    assertThat(x.count(MentionKind.POST, "á é ñ ¿")).isEqualTo(7);
    assertThat(x.count(MentionKind.POST, "https://villarrio.es/avisos/2026-000123?desde=x")).isEqualTo(23);
    assertThat(x.count(MentionKind.POST, "👨‍👩‍👧‍👦")).isEqualTo(2);
    assertThat(x.count(MentionKind.POST, "谢谢")).isEqualTo(4);
    assertThat(x.fits(MentionKind.POST, "a".repeat(280))).isTrue();
    assertThat(x.fits(MentionKind.POST, "a".repeat(281))).isFalse();
    assertThat(x.fits(MentionKind.DIRECT_MESSAGE, "a".repeat(10_000))).isTrue();
  }

  @Test
  void metaHasItsOwnLimits() {
    assertThat(ReplyLength.FACEBOOK.fits(MentionKind.COMMENT, "a".repeat(8_000))).isTrue();
    assertThat(ReplyLength.FACEBOOK.fits(MentionKind.DIRECT_MESSAGE, "a".repeat(2_001))).isFalse();
    assertThat(ReplyLength.INSTAGRAM.fits(MentionKind.COMMENT, "a".repeat(2_201))).isFalse();
    assertThat(ReplyLength.INSTAGRAM.fits(MentionKind.STORY_MENTION, "ñ".repeat(500))).isTrue();
    assertThat(ReplyLength.INSTAGRAM.fits(MentionKind.STORY_MENTION, "ñ".repeat(501))).isFalse();
  }

  @Test
  void mastodonCountsLinksAs23AndOfANameOnlyWhatIsBeforeTheServer() {
    ReplyLength mastodon = ReplyLength.of(Network.MASTODON);
    assertThat(mastodon.count(MentionKind.POST, "Mire https://villarrio.es/avisos/2026-000123?desde=x")).isEqualTo(28);
    assertThat(mastodon.count(MentionKind.POST, "@rosa@otro.example hola")).isEqualTo(10);
    assertThat(mastodon.count(MentionKind.POST, "👨‍👩‍👧‍👦 ñ")).isEqualTo(3);
    assertThat(mastodon.fits(MentionKind.POST, "a".repeat(468))).isTrue();
    assertThat(mastodon.fits(MentionKind.POST, "a".repeat(469))).isFalse();
  }

  @Test
  void blueskyCountsWhatPeopleTakeForACharacterAndBytesToo() {
    ReplyLength bluesky = ReplyLength.of(Network.BLUESKY);
    assertThat(bluesky.count(MentionKind.POST, "¿Qué tal? 🚧")).isEqualTo(11);
    assertThat(bluesky.fits(MentionKind.POST, "ñ".repeat(300))).isTrue();
    assertThat(bluesky.fits(MentionKind.POST, "ñ".repeat(301))).isFalse();
    assertThat(bluesky.fits(MentionKind.POST, "👨‍👩‍👧‍👦".repeat(120))).isTrue();
    assertThat(bluesky.fits(MentionKind.POST, "👨‍👩‍👧‍👦".repeat(121))).isFalse();
  }

  @Test
  void nothingIsNoReply() {
    assertThat(ReplyLength.X.fits(MentionKind.POST, " \n")).isFalse();
    assertThatThrownBy(() -> ReplyLength.of(Network.WEB)).isInstanceOf(IllegalArgumentException.class);
  }
}
