// What Swift cannot call of libcurl: the variadic functions, one wrapper per kind of value, and
// the memory functions that it can be given. Everything else is imported as it is.
#ifndef REWATCHD_CLIBCURL_SHIM_H
#define REWATCHD_CLIBCURL_SHIM_H

#include <curl/curl.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>

// 7.87 brought CURLOPT_QUICK_EXIT, without which a cancelled name lookup blocks the thread.
#if LIBCURL_VERSION_NUM < 0x075700
#error "libcurl 7.87 or newer is needed"
#endif

// curl_easy_setopt is variadic, and Swift does not import variadic functions: numbers and switches.
static inline CURLcode rewatchd_curl_set_long(CURL *easy, CURLoption option, long value) {
    return curl_easy_setopt(easy, option, value);
}

// The same for texts, of which libcurl keeps a copy; a null pointer clears the option.
static inline CURLcode rewatchd_curl_set_string(
    CURL *easy, CURLoption option, const char *value) {
    return curl_easy_setopt(easy, option, value);
}

// The same for what libcurl only refers to: lists, buffers and the argument of a callback.
static inline CURLcode rewatchd_curl_set_pointer(CURL *easy, CURLoption option, void *value) {
    return curl_easy_setopt(easy, option, value);
}

// The same for the callbacks that receive a header line or a piece of the body.
static inline CURLcode rewatchd_curl_set_receiver(
    CURL *easy, CURLoption option, size_t (*value)(char *, size_t, size_t, void *)) {
    return curl_easy_setopt(easy, option, value);
}

// The same for the callback that is asked before a request is sent.
static inline CURLcode rewatchd_curl_set_permission(
    CURL *easy, int (*value)(void *, char *, char *, int, int)) {
    return curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, value);
}

// The same for bytes, of which libcurl keeps a copy.
static inline CURLcode rewatchd_curl_set_bytes(
    CURL *easy, CURLoption option, const void *bytes, size_t count) {
    struct curl_blob blob = {(void *)bytes, count, CURL_BLOB_COPY};
    return curl_easy_setopt(easy, option, &blob);
}

// curl_multi_setopt is variadic as well; all options that we use are numbers.
static inline CURLMcode rewatchd_curl_multi_set_long(
    CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

// curl_easy_getinfo is variadic too; this is for facts that are a long.
static inline CURLcode rewatchd_curl_get_long(CURL *easy, CURLINFO fact, long *value) {
    return curl_easy_getinfo(easy, fact, value);
}

// What libcurl has noted of the server's own certificate, the first of the chain, line by line; the
// list belongs to the handle.
static inline struct curl_slist *rewatchd_curl_get_certificate(CURL *easy) {
    struct curl_certinfo *chain = NULL;
    if (curl_easy_getinfo(easy, CURLINFO_CERTINFO, &chain) != CURLE_OK || chain == NULL) return NULL;
    return chain->num_of_certs > 0 ? chain->certinfo[0] : NULL;
}

// CURLAUTH_BASIC is a macro with a cast, which Swift does not import.
static inline long rewatchd_curl_basic_authentication(void) { return (long)CURLAUTH_BASIC; }

// prctl is variadic; a name makes the thread recognisable in ps and in a debugger.
static inline void rewatchd_curl_name_thread(const char *name) {
    prctl(PR_SET_NAME, name, 0, 0, 0);
}

// libcurl frees its copies of passwords and request headers as they are; given this as its
// "free", it clears all of its memory first. malloc_usable_size covers what was grown in place.
static inline void rewatchd_curl_clear_and_free(void *memory) {
    if (memory == NULL) return;
    explicit_bzero(memory, malloc_usable_size(memory));
    free(memory);
}

// realloc would leave the old bytes behind when it moves a block, so this moves and clears.
static inline void *rewatchd_curl_move_and_clear(void *memory, size_t size) {
    if (memory == NULL) return malloc(size);
    size_t before = malloc_usable_size(memory);
    if (size != 0 && size <= before) return memory;
    void *moved = malloc(size);
    if (moved == NULL) return NULL;
    memcpy(moved, memory, before < size ? before : size);
    rewatchd_curl_clear_and_free(memory);
    return moved;
}

// Starts libcurl with the two functions above; they are C so that no Swift runs inside "free".
static inline CURLcode rewatchd_curl_start(void) {
    return curl_global_init_mem(
        CURL_GLOBAL_DEFAULT, malloc, rewatchd_curl_clear_and_free, rewatchd_curl_move_and_clear,
        strdup, calloc);
}

#endif
