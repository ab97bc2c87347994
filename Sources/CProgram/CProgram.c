#include "CProgram.h"

#include <sys/prctl.h>

#ifndef REWATCHD_REVISION
#define REWATCHD_REVISION "unknown"
#endif

const char *rewatchd_build_revision(void) { return REWATCHD_REVISION; }

int rewatchd_make_undumpable(void) { return prctl(PR_SET_DUMPABLE, 0L, 0L, 0L, 0L); }
