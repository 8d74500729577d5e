extern const unsigned char yizhi_base_lexicon[];
extern const unsigned long yizhi_base_lexicon_size;

/// The compiled base lexicon (see `LexiconTable`); an array without a length is not imported.
static inline const void *yizhi_base_lexicon_bytes(void) { return yizhi_base_lexicon; }
