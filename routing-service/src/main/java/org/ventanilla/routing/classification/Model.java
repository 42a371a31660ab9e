package org.ventanilla.routing.classification;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * All that is learnt: which kind, which service, how sure.
 *
 * @param version names it in every classification
 * @param examples how many texts it learnt from
 * @param kinds the kinds' lines
 * @param services the services' lines, with {@code none}
 * @param certainty how often an answer of a given raw certainty was right on texts not learnt from
 */
public record Model(String version, int examples, LinearModel kinds, LinearModel services, Certainty certainty) {

  /** The model that this version of the service ships. */
  public static Model shipped() {
    try (InputStream in = Model.class.getResourceAsStream("model.bin")) {
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Model read(InputStream bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new GZIPInputStream(bytes, 1 << 16))) {
      return new Model(
          in.readUTF(), in.readInt(), LinearModel.read(in), LinearModel.read(in), Certainty.read(in));
    }
  }

  public void write(OutputStream bytes) throws IOException {
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
      out.writeUTF(version);
      out.writeInt(examples);
      kinds.write(out);
      services.write(out);
      certainty.write(out);
    }
  }
}
