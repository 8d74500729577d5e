#pragma once

void yizhi_give_back_large_buffers(void);
void yizhi_give_back_free_memory(void);
