package org.ventanilla.response.photo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Photos for tests, good and bad. */
public final class Photos {

  private Photos() {}

  /** Four quarters: red and green above, blue and white below. */
  public static BufferedImage quarters(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D drawing = image.createGraphics();
    Color[] colours = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
    for (int i = 0; i < colours.length; i++) {
      drawing.setColor(colours[i]);
      drawing.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2, height / 2);
    }
    drawing.dispose();
    return image;
  }

  /** A photo of so many pixels. */
  public static byte[] jpeg(int width, int height) {
    return written(quarters(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
  }

  public static byte[] written(BufferedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalArgumentException(format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The JPEG with an Exif segment: which way is up (Exif 2.32, tag 0x0112), who made the camera, and where it was. */
  public static byte[] taken(byte[] jpeg, int orientation) {
    ByteBuffer tiff = ByteBuffer.allocate(200);
    tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    tiff.putShort((short) 3);
    tiff.putShort((short) 0x010F).putShort((short) 2).putInt(12).putInt(60);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0);
    tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(80);
    tiff.putInt(0);
    tiff.position(60).put("SECRETCAMERA".getBytes(StandardCharsets.US_ASCII));
    tiff.position(80).putShort((short) 1).putShort((short) 1).putShort((short) 2).putInt(2).put((byte) 'N').put((byte) 0)
        .putShort((short) 0).putInt(0);
    ByteArrayOutputStream photo = new ByteArrayOutputStream();
    photo.write(jpeg, 0, 2);
    photo.write(0xFF);
    photo.write(0xE1);
    photo.write((tiff.capacity() + 8) >> 8);
    photo.write((tiff.capacity() + 8) & 0xFF);
    photo.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    photo.writeBytes(tiff.array());
    photo.write(jpeg, 2, jpeg.length - 2);
    return photo.toByteArray();
  }

  /** A PNG of a few bytes that says how large it is; its one packed line is all there is. */
  public static byte[] claimingPng(int width, int height) {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).put((byte) 2);
    Deflater deflater = new Deflater(9);
    deflater.setInput(new byte[1 << 20]);
    deflater.finish();
    byte[] packed = new byte[1 << 16];
    int length = deflater.deflate(packed);
    deflater.end();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    chunk(png, "IHDR", header.array());
    chunk(png, "IDAT", java.util.Arrays.copyOf(packed, length));
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
    CRC32 crc = new CRC32();
    crc.update(type.getBytes(StandardCharsets.US_ASCII));
    crc.update(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    png.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
    png.writeBytes(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
