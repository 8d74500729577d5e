#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlwriter.h>

/// `xmlFree` is a mutable global variable, which Swift 6 does not let one read.
static inline void yizhi_xml_free(void *pointer) { xmlFree(pointer); }
