// What rewatchd uses of libsystemd: sd_journal_sendv, sd_watchdog_enabled, sd_listen_fds,
// sd_is_socket.
// None of them is variadic, so they import into Swift as they are and need no wrapper here; the
// variadic sd_journal_send and sd_notifyf, and the macros that add CODE_FILE, stay unused.
#ifndef REWATCHD_CLIBSYSTEMD_SHIM_H
#define REWATCHD_CLIBSYSTEMD_SHIM_H

#include <systemd/sd-daemon.h>
#include <systemd/sd-journal.h>

#endif
