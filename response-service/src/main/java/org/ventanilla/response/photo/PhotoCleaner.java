package org.ventanilla.response.photo;

import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.filters.ImageFilter;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import org.ventanilla.networks.media.PhotoType;

/**
 * Makes a stranger's photo safe to keep and to show: decodes it within limits, turns it upright and writes its pixels, and
 * nothing else of it, into a new file. One at a time, so that the memory it takes is bounded whatever comes.
 */
@Singleton
public class PhotoCleaner {

  /** The longer side of a photo as it is kept, in pixels. */
  public static final int FULL_SIDE = 1600;

  /** The longer side of its small picture, in pixels. */
  public static final int THUMBNAIL_SIDE = 320;

  private static final float QUALITY = 0.85f;
  private static final int OPAQUE = 0xFF;

  private final Semaphore one = new Semaphore(1, true);

  /**
   * Cleans a photo. Waits while another is being cleaned.
   *
   * @param bytes as they came
   * @throws UnusablePhotoException if it is not decoded, or cannot be
   */
  public CleanPhoto clean(byte[] bytes, PhotoType type) throws UnusablePhotoException {
    one.acquireUninterruptibly();
    try {
      Decoder.Decoded decoded = Decoder.decode(bytes, type);
      ImageFilter upright = ExifFilterUtils.getFilterForOrientation(decoded.orientation());
      BufferedImage full = shown(upright.apply(scaled(decoded.image(), FULL_SIDE)));
      BufferedImage thumbnail = scaled(full, THUMBNAIL_SIDE);
      return new CleanPhoto(written(full), written(thumbnail));
    } catch (IOException | RuntimeException e) {
      // Whatever a decoder trips over in a hostile file: its fault is the file's.
      throw new UnusablePhotoException(UnusablePhotoException.Reason.BROKEN, e);
    } finally {
      one.release();
    }
  }

  private static BufferedImage scaled(BufferedImage image, int side) throws IOException {
    double factor = Math.min(1, side / (double) Math.max(image.getWidth(), image.getHeight()));
    boolean seeThrough = image.getColorModel().hasAlpha();
    return Thumbnails.of(image)
        .forceSize(
            Math.max(1, (int) Math.round(image.getWidth() * factor)),
            Math.max(1, (int) Math.round(image.getHeight() * factor)))
        .imageType(seeThrough ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB)
        .asBufferedImage();
  }

  /** Without the room for transparency if nothing is transparent. */
  private static BufferedImage shown(BufferedImage image) {
    if (!image.getColorModel().hasAlpha() || isSeeThrough(image)) {
      return image;
    }
    BufferedImage plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    plain.createGraphics().drawImage(image, 0, 0, null);
    return plain;
  }

  private static boolean isSeeThrough(BufferedImage image) {
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int pixel : row) {
        if (pixel >>> 24 != OPAQUE) {
          return true;
        }
      }
    }
    return false;
  }

  private static CleanPhoto.Picture written(BufferedImage image) throws IOException {
    String format = image.getColorModel().hasAlpha() ? "png" : "jpeg";
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      if (format.equals("jpeg")) {
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(QUALITY);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return new CleanPhoto.Picture(
        bytes.toByteArray(), "image/" + format, image.getWidth(), image.getHeight());
  }
}
