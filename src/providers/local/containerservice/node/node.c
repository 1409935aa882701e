/*
 * The program that the scripts in a Kubernetes node's container call, where no curl and no server can be counted on.
 *
 * `node-program get PATH` asks the container engine for PATH and writes the answer's body to standard output; it fails when the
 * engine does not answer with 200. `node-program serve PORT PROGRAM` runs PROGRAM for each connection to 127.0.0.1:PORT, which is
 * its standard input and output.
 *
 * No libc. ../../sandbox/build.mjs builds it for x86-64 and arm64 and writes program.ts.
 */
#define SOCKET "/berth/engine.sock"
#include "../../linux.h"

enum { SIGCHLD = 17, WNOHANG = 1, CLOEXEC = 02000000, STREAM = 1, UNIX = 1, INET = 2, SOL_SOCKET = 1, SO_REUSEADDR = 2 };

static char buffer[1 << 16];

__attribute__((noreturn)) static void leave(int status) {
  for (;;) call(SYS_exit_group, status, 0, 0, 0, 0);
}

static void put(int fd, const char *text, size length) {
  while (length > 0) {
    word n = call(SYS_write, fd, (word)text, length, 0, 0);
    if (n <= 0) leave(1);
    text += n;
    length -= n;
  }
}

static void say(int fd, const char *text) {
  size n = 0;
  while (text[n]) n++;
  put(fd, text, n);
}

static void get(const char *path) {
  static const struct { unsigned short family; char path[sizeof SOCKET]; } address = {UNIX, SOCKET};
  int fd = call(SYS_socket, UNIX, STREAM, 0, 0, 0);
  if (fd < 0 || call(SYS_connect, fd, (word)&address, sizeof address, 0, 0) != 0) leave(1);
  say(fd, "GET ");
  say(fd, path);
  say(fd, " HTTP/1.0\r\nHost: engine\r\n\r\n");

  size got = 0, head = 0;
  while (!head) {
    word n = got < sizeof buffer ? call(SYS_read, fd, (word)(buffer + got), sizeof buffer - got, 0, 0) : 0;
    if (n <= 0) leave(1);
    got += n;
    for (size i = 3; i < got && !head; i++)
      if (buffer[i - 3] == '\r' && buffer[i - 2] == '\n' && buffer[i - 1] == '\r' && buffer[i] == '\n') head = i + 1;
  }
  /* The status stands after "HTTP/1.x ". */
  if (head < 13 || buffer[9] != '2' || buffer[10] != '0' || buffer[11] != '0') leave(1);
  put(1, buffer + head, got - head);
  for (;;) {
    word n = call(SYS_read, fd, (word)buffer, sizeof buffer, 0, 0);
    if (n <= 0) leave(n < 0);
    put(1, buffer, n);
  }
}

static void serve(const char *port, char **program, char **environment) {
  unsigned short number = 0;
  static const int one = 1;
  while (*port) number = number * 10 + (*port++ - '0');
  struct { unsigned short family; unsigned char port[2], host[4], zero[8]; } address = {
    INET, {number >> 8, number & 255}, {127, 0, 0, 1}, {0}};
  int fd = call(SYS_socket, INET, STREAM | CLOEXEC, 0, 0, 0);
  if (fd < 0) leave(1);
  call(SYS_setsockopt, fd, SOL_SOCKET, SO_REUSEADDR, (word)&one, sizeof one);
  if (call(SYS_bind, fd, (word)&address, sizeof address, 0, 0) != 0 || call(SYS_listen, fd, 128, 0, 0, 0) != 0) leave(1);
  for (;;) {
    int caller = call(SYS_accept4, fd, 0, 0, CLOEXEC, 0);
    /* Those that have ended since the last connection. */
    while (call(SYS_wait4, -1, 0, WNOHANG, 0, 0) > 0) {}
    if (caller < 0) continue;
    if (call(SYS_clone, SIGCHLD, 0, 0, 0, 0) == 0) {
      call(SYS_dup3, caller, 0, 0, 0, 0);
      call(SYS_dup3, caller, 1, 0, 0, 0);
      call(SYS_execve, (word)program[0], (word)program, (word)environment, 0, 0);
      leave(1);
    }
    call(SYS_close, caller, 0, 0, 0, 0);
  }
}

__attribute__((noreturn, used)) void run(word *stack) {
  word count = stack[0];
  char **arguments = (char **)(stack + 1);
  if (count == 3 && arguments[1][0] == 'g') get(arguments[2]);
  if (count == 4 && arguments[1][0] == 's') serve(arguments[2], arguments + 3, arguments + count + 1);
  leave(2);
}
