#ifndef CSIMDJSON_H
#define CSIMDJSON_H

// The part of simdjson's DOM that ClusterAPI needs, as C: simdjson is a C++ library whose types
// are templates, which Swift cannot import. Nothing here throws, and nothing here interprets the
// document: the caller walks the tape, since a C call per value would cost more than the walk.
//
// The tape: https://github.com/simdjson/simdjson/blob/v3.0.1/doc/tape.md

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A parser with the memory of its last document.
typedef struct csimdjson_parser csimdjson_parser;

/// Where the last document lies; valid until the parser parses again, trims or is freed.
typedef struct csimdjson_document {
    /// One 64-bit word a value, two for a number; word 0 is the root.
    const uint64_t *tape;
    /// For each string its length as 32 bits, its bytes, and a zero.
    const uint8_t *strings;
} csimdjson_document;

/// What became of a document; the caller decides by this whether a repaired copy is worth a try.
typedef enum csimdjson_result {
    csimdjson_ok = 0,
    /// A number that fits no 64-bit type, an unknown word, or bytes that are not UTF-8.
    csimdjson_perhaps_repairable = 1,
    /// Anything else, memory included.
    csimdjson_failed = 2,
} csimdjson_result;

/// Makes a parser; exists because the constructor of a C++ class has no C name. NULL without
/// memory. Documents nested deeper or longer than the limits are refused.
csimdjson_parser *csimdjson_create(size_t maximum_depth, size_t maximum_bytes);

/// Frees a parser; exists because `delete` has no C name.
void csimdjson_free(csimdjson_parser *parser);

/// Parses bytes of which `readable` may be read; exists because simdjson reads 64 bytes past the
/// end of its input, so that a copy is parsed when no more than `count` can be read.
csimdjson_result csimdjson_parse(
    csimdjson_parser *parser, const uint8_t *bytes, size_t count, size_t readable,
    csimdjson_document *document);

/// Gives memory back when the parser could hold more than that many bytes of JSON; exists because
/// simdjson never shrinks, and one huge answer must not stay.
void csimdjson_trim(csimdjson_parser *parser, size_t kept_bytes);

/// Says why the last document was refused, in simdjson's own words, which quote nothing of it;
/// exists because simdjson's texts are behind a C++ reference.
const char *csimdjson_error(const csimdjson_parser *parser);

// Compares bytes. The C library's own name would need its whole module in a pure layer.
static inline bool rewatchd_json_equal(const uint8_t *left, const uint8_t *right, size_t count) {
    return memcmp(left, right, count) == 0;
}

#ifdef __cplusplus
}
#endif

#endif
