package org.ventanilla.plaza.x;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ventanilla.plaza.square.Medium;

/** Photos and videos that were uploaded; kept in memory, served below {@code /plaza/media/}. */
public final class Uploads {

  /** The largest file X takes in one piece of an upload, and the largest whole one here. */
  static final int MAX_BYTES = 15 * 1024 * 1024;

  private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
  private volatile String baseUrl = "";

  /** An upload: its bytes so far, its media type, whether it is complete. */
  public static final class Upload {
    private final String id;
    private final String mediaType;
    private final Buffer bytes = Buffer.buffer();
    private boolean complete;
    private String altText = "";

    private Upload(String id, String mediaType) {
      this.id = id;
      this.mediaType = mediaType;
    }

    public String mediaType() {
      return mediaType;
    }

    public synchronized Buffer bytes() {
      return bytes.copy();
    }

    String id() {
      return id;
    }

    boolean isVideo() {
      return mediaType.startsWith("video/");
    }

    synchronized int size() {
      return bytes.length();
    }

    synchronized boolean append(Buffer more) {
      if (complete || bytes.length() + more.length() > MAX_BYTES) {
        return false;
      }
      bytes.appendBuffer(more);
      return true;
    }

    synchronized void complete() {
      complete = true;
    }

    synchronized void describe(String text) {
      altText = text;
    }
  }

  /** Tells where this server answers, for the addresses of the photos. */
  public void servedAt(String url) {
    baseUrl = url;
  }

  public Optional<Upload> find(String id) {
    return Optional.ofNullable(uploads.get(id));
  }

  Upload begin(String id, String mediaType) {
    Upload upload = new Upload(id, mediaType);
    uploads.put(id, upload);
    return upload;
  }

  /** The upload as part of a post, if it is complete. */
  Optional<Medium> medium(String id) {
    return find(id)
        .filter(upload -> upload.complete)
        .map(
            upload ->
                new Medium(
                    id, upload.isVideo() ? "video" : "photo", baseUrl + "/plaza/media/" + id, upload.altText));
  }
}
