/*
 * The program of a group's sandbox container. It holds the group's network namespace by doing nothing.
 *
 * No libc. build.mjs builds it for x86-64 and arm64 and writes program.ts.
 */
#include "../linux.h"

__attribute__((noreturn, used)) void run(void) {
  for (;;) call(SYS_ppoll, 0, 0, 0, 0, 0);
}
