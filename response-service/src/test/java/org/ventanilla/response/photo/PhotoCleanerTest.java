package org.ventanilla.response.photo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.networks.media.PhotoType;

@Timeout(60)
class PhotoCleanerTest {

  private final PhotoCleaner cleaner = new PhotoCleaner();

  private CleanPhoto clean(byte[] bytes) throws UnusablePhotoException {
    return cleaner.clean(bytes, PhotoType.of(bytes).orElseThrow());
  }

  private UnusablePhotoException.Reason refusal(byte[] bytes) {
    return catchThrowableOfType(UnusablePhotoException.class, () -> clean(bytes)).reason();
  }

  private static BufferedImage read(CleanPhoto.Picture picture) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.bytes()));
    assertThat(image.getWidth()).isEqualTo(picture.width());
    assertThat(image.getHeight()).isEqualTo(picture.height());
    return image;
  }

  /** The colours of the four quarters, row by row, by their first letters; w and t for white and transparent. */
  private static String quarters(BufferedImage image) {
    StringBuilder colours = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      int x = image.getWidth() * (1 + 2 * (i % 2)) / 4;
      int y = image.getHeight() * (1 + 2 * (i / 2)) / 4;
      Color colour = new Color(image.getRGB(x, y), true);
      boolean red = colour.getRed() > 128;
      boolean green = colour.getGreen() > 128;
      boolean blue = colour.getBlue() > 128;
      colours.append(
          colour.getAlpha() < 128 ? "t" : red && green && blue ? "w" : red ? "r" : green ? "g" : blue ? "b" : "-");
    }
    return colours.toString();
  }

  @ParameterizedTest
  @CsvSource({"3000, 2000, 1600, 1067, 320, 213", "200, 100, 200, 100, 200, 100", "4800, 30, 1600, 10, 320, 2", "9, 9000, 2, 1600, 1, 320"})
  void aPhotoIsMadeSmallerAndNeverLarger(int width, int height, int fullWidth, int fullHeight, int smallWidth, int smallHeight)
      throws Exception {
    CleanPhoto photo = clean(Photos.jpeg(width, height));
    assertThat(photo.full().contentType()).isEqualTo("image/jpeg");
    read(photo.full());
    read(photo.thumbnail());
    assertThat(photo.full().width()).isCloseTo(fullWidth, org.assertj.core.data.Offset.offset(1));
    assertThat(photo.full().height()).isCloseTo(fullHeight, org.assertj.core.data.Offset.offset(1));
    assertThat(photo.thumbnail().width()).isCloseTo(smallWidth, org.assertj.core.data.Offset.offset(1));
    assertThat(photo.thumbnail().height()).isCloseTo(smallHeight, org.assertj.core.data.Offset.offset(1));
  }

  @ParameterizedTest
  @CsvSource({"1, rgbw", "2, grwb", "3, wbgr", "4, bwrg", "5, rbgw", "6, brwg", "7, wgbr", "8, gwrb"})
  void aPhotoIsShownUpright(int orientation, String colours) throws Exception {
    CleanPhoto photo = clean(Photos.taken(Photos.jpeg(80, 40), orientation));
    boolean standing = orientation > 4;
    assertThat(photo.full().width()).isEqualTo(standing ? 40 : 80);
    assertThat(quarters(read(photo.full()))).isEqualTo(colours);
    assertThat(quarters(read(photo.thumbnail()))).isEqualTo(colours);
  }

  @Test
  void whereAndWithWhatItWasTakenIsGone() throws Exception {
    byte[] taken = Photos.taken(Photos.jpeg(80, 40), 1);
    assertThat(new String(taken, ISO_8859_1)).contains("Exif", "SECRETCAMERA");
    for (CleanPhoto.Picture picture : new CleanPhoto.Picture[] {clean(taken).full(), clean(taken).thumbnail()}) {
      assertThat(new String(picture.bytes(), ISO_8859_1)).doesNotContain("Exif", "SECRETCAMERA", "http", "ICC_PROFILE");
    }
  }

  @Test
  void aJpegThatIsAlsoAPageLosesThePage() throws Exception {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    byte[] jpeg = Photos.jpeg(80, 40);
    byte[] page = "<html><script>alert(1)</script></html>".getBytes(UTF_8);
    both.write(jpeg, 0, 2);
    both.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) (page.length + 2)});
    both.writeBytes(page);
    both.write(jpeg, 2, jpeg.length - 2);
    both.writeBytes(page);
    CleanPhoto photo = clean(both.toByteArray());
    assertThat(new String(photo.full().bytes(), ISO_8859_1)).doesNotContain("script");
    assertThat(quarters(read(photo.full()))).isEqualTo("rgbw");
  }

  @Test
  void whatIsTransparentStaysSo() throws Exception {
    BufferedImage image = new BufferedImage(80, 40, BufferedImage.TYPE_INT_ARGB);
    image.createGraphics().fillRect(40, 0, 40, 20);
    CleanPhoto photo = clean(Photos.written(image, "png"));
    assertThat(photo.full().contentType()).isEqualTo("image/png");
    assertThat(photo.thumbnail().contentType()).isEqualTo("image/png");
    assertThat(quarters(read(photo.full()))).isEqualTo("twtt");
  }

  @Test
  void aPngThatOnlyCouldBeTransparentBecomesAJpeg() throws Exception {
    CleanPhoto photo = clean(Photos.written(Photos.quarters(80, 40, BufferedImage.TYPE_INT_ARGB), "png"));
    assertThat(photo.full().contentType()).isEqualTo("image/jpeg");
    assertThat(quarters(read(photo.full()))).isEqualTo("rgbw");
  }

  @Test
  void ofAnAnimationTheFirstPictureIsKept() throws Exception {
    ByteArrayOutputStream gif = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(gif)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (int type : new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_BINARY}) {
        BufferedImage image = Photos.quarters(80, 40, type);
        writer.writeToSequence(
            new IIOImage(image, null, writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null)), null);
      }
      writer.endWriteSequence();
    }
    assertThat(quarters(read(clean(gif.toByteArray()).full()))).isEqualTo("rgbw");
  }

  @Test
  void webpIsRead() throws Exception {
    CleanPhoto photo = clean(resource("red-and-blue.webp"));
    assertThat(photo.full().contentType()).isEqualTo("image/jpeg");
    assertThat(quarters(read(photo.full()))).isEqualTo("rbrb");
    CleanPhoto seeThrough = clean(resource("nothing-and-blue.webp"));
    assertThat(seeThrough.full().contentType()).isEqualTo("image/png");
    assertThat(quarters(read(seeThrough.full()))).isEqualTo("tbtb");
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = PhotoCleanerTest.class.getResourceAsStream("/photos/" + name)) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @CsvSource({"30000, 30000", "24001, 1000", "2147483647, 2147483647", "2147483647, 1"})
  void aPictureOfTooManyPixelsIsNotDecoded(int width, int height) {
    long before = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    assertThat(refusal(Photos.claimingPng(width, height))).isEqualTo(UnusablePhotoException.Reason.TOO_MANY_PIXELS);
    long after = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    assertThat(after - before).isLessThan(50_000_000);
  }

  @Test
  void theLargestThatIsDecodedTakesAFewSeconds() throws Exception {
    CleanPhoto photo = clean(Photos.jpeg(6000, 4000));
    assertThat(photo.full().width()).isEqualTo(1600);
    assertThat(quarters(read(photo.full()))).isEqualTo("rgbw");
  }

  @Test
  void aJpegOfTooManyScansIsNotDecoded() {
    byte[] jpeg = Photos.jpeg(80, 40);
    byte[] many = Arrays.copyOf(jpeg, jpeg.length + 300);
    for (int i = jpeg.length; i + 1 < many.length; i += 2) {
      many[i] = (byte) 0xFF;
      many[i + 1] = (byte) 0xDA;
    }
    assertThat(refusal(many)).isEqualTo(UnusablePhotoException.Reason.TOO_MANY_PIXELS);
  }

  @Test
  void aJpegThatWasCutShowsWhatThereIs() throws Exception {
    BufferedImage grain = new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(7);
    for (int i = 0; i < 400 * 400; i++) {
      grain.setRGB(i % 400, i / 400, random.nextInt() & 0x3F3F3F | 0xC00000);
    }
    byte[] whole = Photos.written(grain, "jpeg");
    CleanPhoto photo = clean(Arrays.copyOf(whole, whole.length / 2));
    assertThat(quarters(read(photo.full()))).startsWith("rr");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 20, 200})
  void aJpegWithoutAPictureIsBroken(int length) {
    assertThat(refusal(Arrays.copyOf(Photos.jpeg(80, 40), length))).isEqualTo(UnusablePhotoException.Reason.BROKEN);
  }

  @ParameterizedTest
  @EnumSource(PhotoType.class)
  void whateverIsInAFileItEndsWithAPhotoOrAReason(PhotoType type) throws IOException {
    byte[] good =
        switch (type) {
          case JPEG -> Photos.taken(Photos.jpeg(160, 80), 6);
          case PNG -> Photos.written(Photos.quarters(160, 80, BufferedImage.TYPE_INT_ARGB), "png");
          case GIF -> Photos.written(Photos.quarters(160, 80, BufferedImage.TYPE_INT_RGB), "gif");
          case WEBP -> resource("nothing-and-blue.webp");
        };
    Random random = new Random(20261124);
    for (int i = 0; i < 400; i++) {
      byte[] bad = Arrays.copyOf(good, i % 4 == 0 ? random.nextInt(good.length) : good.length);
      for (int change = 0; change < 1 + i % 8 && bad.length > 0; change++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      try {
        cleaner.clean(bad, type);
      } catch (UnusablePhotoException e) {
        assertThat(e.reason()).isNotNull();
      }
    }
  }
}
