package org.ventanilla.response.media;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.ventanilla.networks.Account;
import org.ventanilla.networks.media.Fetched;
import org.ventanilla.networks.media.MediaFetcher;
import org.ventanilla.networks.media.MediaHosts;
import org.ventanilla.response.account.Accounts;
import org.ventanilla.response.photo.PhotoCleaner;
import org.ventanilla.response.photo.UnusablePhotoException;

/** Brings one photo at a time: claim, fetch, draw anew, record. What went wrong decides whether it is asked for again. */
@Singleton
class PhotoKeeper {

  private static final Logger LOG = Logger.getLogger(PhotoKeeper.class);
  private static final URI NO_ACCOUNT = URI.create("");

  private final MediaQueue queue;
  private final MediaConfig config;
  private final Accounts accounts;
  private final PhotoCleaner cleaner;
  private final MeterRegistry meters;
  private final MediaFetcher fetcher;

  PhotoKeeper(MediaQueue queue, MediaConfig config, Accounts accounts, PhotoCleaner cleaner, MeterRegistry meters) {
    this.queue = queue;
    this.config = config;
    this.accounts = accounts;
    this.cleaner = cleaner;
    this.meters = meters;
    this.fetcher = new MediaFetcher(new MediaHosts(config.origins().orElse(List.of())), config.patience(), config.most());
  }

  /**
   * Brings the next photo.
   *
   * @return false if there is none now
   */
  boolean keepNext() {
    Optional<MediaClaim> claim = queue.claim();
    claim.ifPresent(this::keep);
    return claim.isPresent();
  }

  private void keep(MediaClaim claim) {
    if (claim.attempts() > config.maxAttempts()) {
      // Each time whoever held it was gone before it was recorded: the photo may be why.
      done(claim, "given-up", queue.failed(claim, MediaFailure.BROKEN));
      return;
    }
    URI base = accounts.find(claim.account()).map(Account::baseUrl).orElse(NO_ACCOUNT);
    Fetched fetched = fetcher.fetch(claim.network(), base, claim.url());
    if (fetched instanceof Fetched.Photo photo) {
      store(claim, photo);
    } else if (fetched instanceof Fetched.Nothing nothing) {
      againOrNever(claim, nothing.reason());
    }
  }

  private void store(MediaClaim claim, Fetched.Photo photo) {
    try {
      done(claim, "stored", queue.stored(claim, cleaner.clean(photo.bytes(), photo.type())));
    } catch (UnusablePhotoException e) {
      LOG.debug("not drawn", e);
      MediaFailure why = MediaFailure.of(e.reason());
      done(claim, why.json(), queue.failed(claim, why));
    }
  }

  private void againOrNever(MediaClaim claim, Fetched.Reason reason) {
    MediaFailure why = MediaFailure.of(reason);
    if (reason.passing() && claim.attempts() < config.maxAttempts()) {
      done(claim, "again", queue.again(claim, backoff(claim.attempts()), why));
    } else {
      done(claim, why.json(), queue.failed(claim, why));
    }
  }

  private Duration backoff(int attempt) {
    Duration wait = config.backoff().multipliedBy(1L << Math.min(attempt - 1, 16));
    return wait.compareTo(config.maxBackoff()) > 0 ? config.maxBackoff() : wait;
  }

  private void done(MediaClaim claim, String outcome, boolean ours) {
    String counted = ours ? outcome : "claim-lost";
    meters.counter("ventanilla.media.photos", "outcome", counted, "network", claim.network().code()).increment();
    LOG.infof("photo %s attempt %d: %s", claim.id(), claim.attempts(), counted);
  }

  @PreDestroy
  void close() {
    fetcher.close();
  }
}
