#ifndef CHANTABLES_H
#define CHANTABLES_H

// The table that generate-han-tables writes, see HanTableFile.swift for its layout.
extern const unsigned char yizhi_han_table[];
extern const unsigned long yizhi_han_table_size;

// Swift does not import arrays of unknown length.
static inline const unsigned char *yizhi_han_table_bytes(void) { return yizhi_han_table; }

#endif
