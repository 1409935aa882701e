/*
 * The program of a group's sandbox container. It holds the group's network namespace by doing nothing.
 *
 * Docker starts the containers of a restarted engine in no order, and one that joins the namespace of a container that is
 * not up yet stays down for good ("cannot join network of a non running container"). So at its own start the sandbox looks
 * once at each member and starts those that Docker should have started: arguments are `a<name>` (restart policy always)
 * and `f<name>` (on-failure: not when it exited with 0). A member that never ran is left alone: the service starts it.
 *
 * No libc. build.mjs builds it for x86-64 and arm64 and writes program.ts.
 */
#define SOCKET "/berth/engine.sock"
#include "../linux.h"

static char answer[1 << 19];
static size answered;

static void put(int fd, const char *text) {
  size n = 0;
  while (text[n]) n++;
  call(SYS_write, fd, (word)text, n, 0, 0);
}

static int has(const char *text) {
  for (size i = 0; i < answered; i++) {
    size n = 0;
    while (text[n] && i + n < answered && answer[i + n] == text[n]) n++;
    if (!text[n]) return 1;
  }
  return 0;
}

/* One request to the engine; its answer is in `answer`. */
static void ask(const char *method, const char *name, const char *rest) {
  static const struct { unsigned short family; char path[sizeof SOCKET]; } address = {1, SOCKET};
  static const word pause[2] = {0, 200000000};
  answered = 0;
  for (int tries = 0; tries < 300; tries++) {
    int fd = call(SYS_socket, 1, 1, 0, 0, 0);
    if (fd < 0) return;
    if (call(SYS_connect, fd, (word)&address, sizeof address, 0, 0) == 0) {
      put(fd, method);
      put(fd, name);
      put(fd, rest);
      while (answered < sizeof answer) {
        word n = call(SYS_read, fd, (word)(answer + answered), sizeof answer - answered, 0, 0);
        if (n <= 0) break;
        answered += n;
      }
      call(SYS_close, fd, 0, 0, 0, 0);
      return;
    }
    call(SYS_close, fd, 0, 0, 0, 0);
    call(SYS_nanosleep, (word)pause, 0, 0, 0, 0);
  }
}

__attribute__((noreturn, used)) void run(word *stack) {
  char **arguments = (char **)(stack + 1);
  for (word i = 1; i < stack[0]; i++) {
    const char *name = arguments[i] + 1;
    ask("GET /containers/", name, "/json HTTP/1.0\r\n\r\n");
    if (!has("\"Status\":\"exited\"")) continue;
    if (arguments[i][0] == 'f' && has("\"ExitCode\":0,")) continue;
    ask("POST /containers/", name, "/start HTTP/1.0\r\nContent-Length: 0\r\n\r\n");
  }
  for (;;) call(SYS_ppoll, 0, 0, 0, 0, 0);
}
