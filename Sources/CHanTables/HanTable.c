#include "CHanTables.h"

// #embed is C23 (N3017); older -std modes only warn about it.
#pragma clang diagnostic ignored "-Wc23-extensions"

const unsigned char yizhi_han_table[] = {
#embed "han.table"
};

const unsigned long yizhi_han_table_size = sizeof yizhi_han_table;
