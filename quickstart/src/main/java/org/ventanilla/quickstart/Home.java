package org.ventanilla.quickstart;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The directory that holds everything of this town; one launcher at a time may have it. */
final class Home implements AutoCloseable {

  /** What the stores want before they hold a single mention, and some air. */
  static final long NEEDED_BYTES = 500L * 1024 * 1024;

  private final Path directory;
  private final FileChannel channel;
  private final FileLock lock;

  private Home(Path directory, FileChannel channel, FileLock lock) {
    this.directory = directory;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Makes the directory when it is not there and takes it.
   *
   * @param neededBytes how much room the disk must have
   * @throws CannotStartException when it cannot be written, the disk is full or another launcher has it
   */
  static Home take(Path directory, long neededBytes) {
    try {
      Files.createDirectories(directory.resolve("logs"));
      FileChannel channel =
          FileChannel.open(directory.resolve("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new CannotStartException(
            "Ventanilla ya está en marcha en " + directory + ": párela antes con Ctrl-C.",
            "Ventanilla is already running in " + directory + ": stop it first with Ctrl-C.");
      }
      checkRoom(directory, neededBytes);
      return new Home(directory, channel, lock);
    } catch (IOException e) {
      throw new CannotStartException(
          "No se puede escribir en " + directory + ": compruebe los permisos y que no sea un fichero.",
          "Cannot write to " + directory + ": check its permissions and that it is no file.",
          e);
    }
  }

  Path directory() {
    return directory;
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  Path log(String name) {
    return directory.resolve("logs").resolve(name + ".log");
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Another town in this very JVM.
      return null;
    }
  }

  private static void checkRoom(Path directory, long neededBytes) throws IOException {
    long usable = Files.getFileStore(directory).getUsableSpace();
    if (usable < neededBytes) {
      throw new CannotStartException(
          "El disco de " + directory + " está lleno: quedan " + megabytes(usable) + " MB y hacen falta "
              + megabytes(neededBytes) + " MB.",
          "The disk of " + directory + " is full: " + megabytes(usable) + " MB are left and "
              + megabytes(neededBytes) + " MB are needed.");
    }
  }

  private static long megabytes(long bytes) {
    return bytes / (1024 * 1024);
  }
}
