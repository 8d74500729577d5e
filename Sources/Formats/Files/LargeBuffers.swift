internal import CMalloc

/// What becomes of the memory of large buffers.
public enum LargeBuffers {
  /// Has buffers of a megabyte and more given back to the system when they are freed.
  ///
  /// Left alone, glibc keeps those of up to 32 MB once one was freed (mallopt(3), M_MMAP_THRESHOLD),
  /// and a command that works in phases holds the buffers of them all. To be called before the first
  /// of them is made; does nothing with another C library.
  public static func giveBackWhenFreed() { yizhi_give_back_large_buffers() }

  /// Gives what was freed in small pieces back too, between two phases of a command: malloc_trim(3).
  public static func giveBack() { yizhi_give_back_free_memory() }
}
