// What rewatchd uses of SQLite: connections, prepared statements, extended result codes.
#ifndef REWATCHD_CSQLITE_SHIM_H
#define REWATCHD_CSQLITE_SHIM_H

#include <sqlite3.h>

// A cast of -1 to a function pointer, which Swift cannot import: SQLite copies what is bound.
static inline int rewatchd_sqlite_bind_text(
    sqlite3_stmt *statement, int index, const char *text, int length) {
    return sqlite3_bind_text(statement, index, text, length, SQLITE_TRANSIENT);
}

static inline int rewatchd_sqlite_bind_blob(
    sqlite3_stmt *statement, int index, const void *bytes, int length) {
    return sqlite3_bind_blob(statement, index, bytes, length, SQLITE_TRANSIENT);
}

#endif
