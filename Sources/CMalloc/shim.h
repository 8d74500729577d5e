#pragma once
#include <malloc.h>

/// Swift's module of glibc leaves <malloc.h> out. Buffers of a megabyte and more are given back to the
/// system when they are freed; left alone, glibc keeps those of up to 32 MB once one was freed, and a
/// command that works in phases holds the buffers of them all.
static inline void yizhi_give_back_large_buffers(void) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}
