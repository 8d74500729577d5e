#include "CBaseLexicon.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

const unsigned char yizhi_base_lexicon[] __attribute__((aligned(8))) = {
#embed "base.lexicon"
};
const unsigned long yizhi_base_lexicon_size = sizeof yizhi_base_lexicon;
