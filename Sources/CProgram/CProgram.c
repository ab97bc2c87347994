#define _GNU_SOURCE
#include "CProgram.h"

#include <link.h>
#include <malloc.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#ifndef REWATCHD_REVISION
#define REWATCHD_REVISION "unknown"
#endif

const char *rewatchd_build_revision(void) { return REWATCHD_REVISION; }

int rewatchd_make_undumpable(void) { return prctl(PR_SET_DUMPABLE, 0L, 0L, 0L, 0L); }

static int release_code_of(struct dl_phdr_info *object, size_t size, void *unused) {
    (void)size;
    (void)unused;
    // The kernel's own object has no file to come back from.
    if (object->dlpi_name != NULL && strncmp(object->dlpi_name, "linux-vdso", 10) == 0) { return 0; }
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    for (int index = 0; index < object->dlpi_phnum; index++) {
        const ElfW(Phdr) *segment = &object->dlpi_phdr[index];
        // Only code: it is never written to, so that dropping it loses nothing.
        if (segment->p_type != PT_LOAD || !(segment->p_flags & PF_X) || segment->p_flags & PF_W) {
            continue;
        }
        const uintptr_t start = (object->dlpi_addr + segment->p_vaddr) & ~(page - 1);
        const uintptr_t end =
            (object->dlpi_addr + segment->p_vaddr + segment->p_memsz + page - 1) & ~(page - 1);
        // What cannot be dropped stays; nothing depends on it.
        (void)madvise((void *)start, end - start, MADV_DONTNEED);
    }
    return 0;
}

void rewatchd_release_code(void) { (void)dl_iterate_phdr(release_code_of, NULL); }

void rewatchd_share_heap(void) { (void)mallopt(M_ARENA_MAX, 1); }

void rewatchd_release_memory(void) { (void)malloc_trim(0); }
