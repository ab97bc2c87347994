// libFuzzer as a library; its part of the toolchain comes without a header.
// Source: https://llvm.org/docs/LibFuzzer.html, "Using libFuzzer as a library".

#pragma once

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*one_input)(const uint8_t *, size_t));
