package io.github.scadmaven.library;

/**
 * How much an archive may unpack to; what is counted are the bytes that really come out of it.
 *
 * @param entries the most files and folders
 * @param bytes the most bytes of all files together
 * @param ratio how many times its own size an archive may unpack to
 * @param free bytes that may come out of any archive, however small it is
 */
record UnpackLimits(int entries, long bytes, int ratio, long free) {

  /** Far beyond what libraries have: the largest ones are of some megabytes. */
  static final UnpackLimits USUAL = new UnpackLimits(50_000, 1L << 30, 100, 10L << 20);

  /**
   * Returns the most bytes for an archive.
   *
   * @param size its own size in bytes
   */
  long most(long size) {
    return Math.min(bytes, free + ratio * size);
  }
}
