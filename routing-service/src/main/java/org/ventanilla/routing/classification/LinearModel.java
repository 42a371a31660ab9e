package org.ventanilla.routing.classification;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One line of weights a class over hashed features, kept as bytes. Answers with a probability a class: each class's own
 * logistic answer, made to sum to one.
 */
public final class LinearModel {

  /**
   * How loud words are beside what they mean.
   *
   * @param written factor of words and their pieces
   * @param meant factor of what the lexicons say
   */
  public record Scales(float written, float meant) {

    float of(boolean isWritten) {
      return isWritten ? written : meant;
    }
  }

  private final Scales scales;
  private final List<String> classes;
  private final float[] bias;
  private final float[] scale;
  private final int[] hashes;
  private final byte[] weights;
  private final int classCount;

  /**
   * @param hashes the features that count, ascending
   * @param weights for each feature in turn, a byte a class, in units of the class's scale
   */
  public LinearModel(
      Scales scales, List<String> classes, float[] bias, float[] scale, int[] hashes, byte[] weights) {
    this.scales = scales;
    this.classes = List.copyOf(classes);
    this.bias = bias;
    this.scale = scale;
    this.hashes = hashes;
    this.weights = weights;
    this.classCount = classes.size();
  }

  static LinearModel read(DataInputStream in) throws IOException {
    Scales scales = new Scales(in.readFloat(), in.readFloat());
    int size = in.readInt();
    List<String> classes = new ArrayList<>();
    float[] bias = new float[size];
    float[] scale = new float[size];
    for (int i = 0; i < size; i++) {
      classes.add(in.readUTF());
      bias[i] = in.readFloat();
      scale[i] = in.readFloat();
    }
    int[] hashes = new int[in.readInt()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = in.readInt();
    }
    byte[] weights = new byte[hashes.length * size];
    in.readFully(weights);
    return new LinearModel(scales, classes, bias, scale, hashes, weights);
  }

  public void write(DataOutputStream out) throws IOException {
    out.writeFloat(scales.written());
    out.writeFloat(scales.meant());
    out.writeInt(classes.size());
    for (int i = 0; i < classes.size(); i++) {
      out.writeUTF(classes.get(i));
      out.writeFloat(bias[i]);
      out.writeFloat(scale[i]);
    }
    out.writeInt(hashes.length);
    for (int hash : hashes) {
      out.writeInt(hash);
    }
    out.write(weights);
  }

  public List<String> classes() {
    return classes;
  }

  /** The same lines, each moved by so much: for classes that are more or less common than in what was learnt. */
  LinearModel shifted(double[] shifts) {
    float[] moved = bias.clone();
    for (int c = 0; c < moved.length; c++) {
      moved[c] = Math.round((moved[c] + shifts[c]) * 1000) / 1000f;
    }
    return new LinearModel(scales, classes, moved, scale, hashes, weights);
  }

  int size() {
    return classes.size();
  }

  /** How many features count. */
  int features() {
    return hashes.length;
  }

  int hash(int feature) {
    return hashes[feature];
  }

  /** Copies a feature's weights, one a class. */
  void copyWeights(int feature, byte[] to, int first) {
    System.arraycopy(weights, feature * classCount, to, first, classCount);
  }

  private void add(int hash, float value, float[] sums) {
    int row = Arrays.binarySearch(hashes, hash);
    if (row >= 0) {
      for (int c = 0; c < classCount; c++) {
        sums[c] += weights[row * classCount + c] * value;
      }
    }
  }

  /** Probability of each class, in the order of {@link #classes()}. */
  double[] probabilities(Features.Vector text) {
    float[] written = new float[classCount];
    float[] meant = new float[classCount];
    for (int i = 0; i < text.hashes().length; i++) {
      add(text.hashes()[i], text.values()[i], text.written()[i] ? written : meant);
    }
    return probabilities(written, meant, 0, 1);
  }

  /** The same from sums, of which those of written words are still to be divided by {@code length}. */
  double[] probabilities(float[] written, float[] meant, int first, float length) {
    double[] scores = new double[classCount];
    double sum = 0;
    for (int c = 0; c < classCount; c++) {
      double score = written[first + c] / length * scales.written() + meant[first + c] * scales.meant();
      scores[c] = 1 / (1 + StrictMath.exp(-(score * scale[c] + bias[c])));
      sum += scores[c];
    }
    for (int c = 0; c < classCount; c++) {
      scores[c] /= sum;
    }
    return scores;
  }
}
