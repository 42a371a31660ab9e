package org.ventanilla.response.photo;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.ventanilla.networks.media.PhotoType;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Reads the pixels of a photo, and which way is up; of several pictures in a file the first. What a file claims is looked
 * at before anything is made for it, and large ones are thinned out while they are read.
 */
final class Decoder {

  /** What is left of the longer side is at least half of this, in pixels. */
  private static final int THINNED_SIDE = 2 * PhotoCleaner.FULL_SIDE;

  /** X keeps 4096 × 4096, Mastodon 8.3 million, Meta and Bluesky less. */
  private static final int MAX_PIXELS = 24_000_000;

  /** Its reader holds the whole picture several times. */
  private static final int MAX_WEBP_PIXELS = 17_000_000;

  /** An ordinary progressive JPEG has ten; each one costs a walk over the whole picture. */
  private static final int MAX_JPEG_SCANS = 100;

  private static final JPEGImageReaderSpi JPEG = registered(new JPEGImageReaderSpi());
  private static final WebPImageReaderSpi WEBP = new WebPImageReaderSpi();

  private Decoder() {}

  /** The pixels as the file has them, and how they must be turned. */
  record Decoded(BufferedImage image, Orientation orientation) {}

  static Decoded decode(byte[] bytes, PhotoType type) throws UnusablePhotoException, IOException {
    if (type == PhotoType.JPEG && scans(bytes) > MAX_JPEG_SCANS) {
      throw new UnusablePhotoException(UnusablePhotoException.Reason.TOO_MANY_PIXELS, null);
    }
    ImageReader reader = reader(type);
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      // What texts and profiles a PNG or GIF carries, packed or not, is not looked at.
      boolean plain = type == PhotoType.PNG || type == PhotoType.GIF;
      reader.setInput(in, false, plain);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      int most = type == PhotoType.WEBP ? MAX_WEBP_PIXELS : MAX_PIXELS;
      if (width <= 0 || height <= 0 || (long) width * height > most) {
        throw new UnusablePhotoException(UnusablePhotoException.Reason.TOO_MANY_PIXELS, null);
      }
      ImageReadParam thinning = reader.getDefaultReadParam();
      int step = (Math.max(width, height) + THINNED_SIDE - 1) / THINNED_SIDE;
      thinning.setSourceSubsampling(step, step, 0, 0);
      Orientation orientation = plain ? Orientation.TOP_LEFT : orientation(reader.getImageMetadata(0));
      return new Decoded(reader.read(0, thinning), orientation);
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader reader(PhotoType type) throws IOException {
    return switch (type) {
      case JPEG -> JPEG.createReaderInstance(null);
      case WEBP -> WEBP.createReaderInstance(null);
      case PNG -> ImageIO.getImageReadersByFormatName("png").next();
      case GIF -> ImageIO.getImageReadersByFormatName("gif").next();
    };
  }

  /** It finds the reader of Java, on which it stands, when it is registered; not by looking through the class path. */
  private static JPEGImageReaderSpi registered(JPEGImageReaderSpi spi) {
    IIORegistry registry = IIORegistry.getDefaultInstance();
    registry.registerServiceProvider(spi, ImageReaderSpi.class);
    return registry.getServiceProviderByClass(JPEGImageReaderSpi.class);
  }

  /** Starts of a scan; a few more may be found in what surrounds the picture. ITU-T T.81, table B.1. */
  private static int scans(byte[] bytes) {
    int found = 0;
    for (int i = 0; i + 1 < bytes.length; i++) {
      if (bytes[i] == (byte) 0xFF && bytes[i + 1] == (byte) 0xDA) {
        found++;
      }
    }
    return found;
  }

  private static Orientation orientation(IIOMetadata metadata) {
    Element tree = (Element) metadata.getAsTree(IIOMetadataFormatImpl.standardMetadataFormatName);
    NodeList found = tree.getElementsByTagName("ImageOrientation");
    return found.getLength() == 0 ? Orientation.TOP_LEFT : orientation(((Element) found.item(0)).getAttribute("value"));
  }

  /** The names of Java's standard metadata, which turn to the left where Exif names the sides. */
  private static Orientation orientation(String value) {
    return switch (value) {
      case "FlipH" -> Orientation.TOP_RIGHT;
      case "Rotate180" -> Orientation.BOTTOM_RIGHT;
      case "FlipV" -> Orientation.BOTTOM_LEFT;
      case "FlipVRotate90" -> Orientation.LEFT_TOP;
      case "Rotate270" -> Orientation.RIGHT_TOP;
      case "FlipHRotate90" -> Orientation.RIGHT_BOTTOM;
      case "Rotate90" -> Orientation.LEFT_BOTTOM;
      default -> Orientation.TOP_LEFT;
    };
  }
}
