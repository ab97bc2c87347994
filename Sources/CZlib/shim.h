// What rewatchd uses of zlib: raw deflate into memory and the CRC of a gzip member.
#ifndef REWATCHD_CZLIB_SHIM_H
#define REWATCHD_CZLIB_SHIM_H

#include <zlib.h>

// deflateInit2 is a macro that adds the header's version and the struct's size, and function-like
// macros do not import into Swift. Negative window bits ask for raw deflate, without a header of
// its own; 15 and 8 are zlib's defaults (32 KiB window, 256 KiB in all while it runs).
static inline int rewatchd_zlib_start_raw_deflate(z_stream *stream, int level) {
    return deflateInit2(stream, level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
}

#endif
