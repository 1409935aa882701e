/*
 * The program of a group's sandbox container. It holds the group's network namespace by doing nothing.
 *
 * Arguments: none, or `firewall` and the ports that the group exposes, such as 80/tcp. Then it makes the firewall first. The
 * container's log says what became of it, and the service starts no member before it has read that.
 *
 * No libc. build.mjs builds it for x86-64 and arm64 and writes program.ts.
 */
#include "../linux.h"
#include "../rights.h"
#include "firewall.h"

static char line[256] = "";

/* Adds to the line what has room. */
static void write_text(const char *text) { copy(line + length_of(line), sizeof line - length_of(line), text); }

static void write_number(word number) {
  char digits[24], *at = digits + sizeof digits - 1;
  *at = 0;
  do *--at = '0' + number % 10; while (number /= 10);
  write_text(at);
}

static void say(const char *what, const char *about, word error) {
  line[0] = 0;
  write_text(what);
  if (error) write_text(": "), write_text(about), write_text(": error "), write_number(-error);
  write_text("\n");
  call(SYS_write, 1, (word)line, length_of(line), 0, 0);
}

__attribute__((noreturn, used)) void run(word *stack) {
  char **arguments = (char **)(stack + 1);
  const char *purpose = 0;
  word closed = stack[0] > 1 ? make_firewall(arguments + 2, stack[0] - 2, &purpose) : 0;
  word kept = give_up_rights();
  if (kept) say("rights kept", "capabilities", kept);
  while (kept) call(SYS_exit_group, 1, 0, 0, 0, 0);
  if (stack[0] > 1) say(closed ? "no firewall" : "firewall", purpose, closed);
  for (;;) call(SYS_ppoll, 0, 0, 0, 0, 0);
}
