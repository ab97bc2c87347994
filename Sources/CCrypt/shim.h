// What rewatchd uses of libxcrypt: whether a password belongs to a bcrypt hash.
#ifndef REWATCHD_CCRYPT_SHIM_H
#define REWATCHD_CCRYPT_SHIM_H

#include <crypt.h>
#include <stdlib.h>
#include <string.h>

// Returns 1 when the password belongs to the hash, 0 when not or when there is no memory.
//
// In C, because crypt_data is 32 KiB that Swift would copy about and never clear: it holds what
// follows from the password. The comparison takes the same time whatever differs.
static inline int rewatchd_password_matches(const char *password, const char *hash) {
    struct crypt_data *data = (struct crypt_data *)calloc(1, sizeof *data);
    if (data == NULL) { return 0; }
    const char *made = crypt_r(password, hash, data);
    const size_t length = strlen(hash);
    unsigned char difference = 1;
    if (made != NULL && strlen(made) == length) {
        difference = 0;
        for (size_t index = 0; index < length; index++) {
            difference |= (unsigned char)(made[index] ^ hash[index]);
        }
    }
    explicit_bzero(data, sizeof *data);
    free(data);
    return difference == 0;
}

#endif
