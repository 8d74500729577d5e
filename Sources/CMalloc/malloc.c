#include "CMalloc.h"

#include <malloc.h>

void yizhi_give_back_large_buffers(void) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}

void yizhi_give_back_free_memory(void) {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}
