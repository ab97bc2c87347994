#pragma once

// The commit that the program was built from. The manifest knows it, and a C macro is the only way
// in which it can hand a text to the code without generating a file.
const char *rewatchd_build_revision(void);

// Keeps the process's memory out of core files and away from other processes of the same user.
// Swift does not import prctl(2), because it is variadic. Returns 0, or -1 and errno.
int rewatchd_make_undumpable(void);

// Gives the pages of code back to the system, which hands out again those that are still needed.
// Half of the code that the start ran through is never run again, and would count as the process's
// memory for ever. In C, because the program headers of dl_iterate_phdr(3) are known only through
// macros that Swift does not import.
void rewatchd_release_code(void);

// Lets the threads that come share one heap. By default glibc gives each of them one of its own, and
// as a cycle runs now on this thread and now on that, each heap grows to what a whole cycle takes.
// In C, because mallopt(3) and its options are those of glibc alone.
void rewatchd_share_heap(void);

// Gives the pages of freed memory back to the system. The answers of a cycle are many short-lived
// pieces, and between those that live longer whole pages stay free that glibc keeps by itself. In
// C, because it is a function of glibc alone.
void rewatchd_release_memory(void);
