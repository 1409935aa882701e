/* What a cluster's broker and its nodes say to each other over a Unix socket, and what both programs need for that. */
#include "../../linux.h"

#define BROKER "/berth/broker/socket"

enum {
  SIGCHLD = 17, WNOHANG = 1, CLOEXEC = 02000000, STREAM = 1, UNIX = 1, INET = 2, SOL_SOCKET = 1, SO_REUSEADDR = 2,
  SCM_RIGHTS = 1, SO_RCVTIMEO = 20, SO_SNDTIMEO = 21, HERE = -100, ENOENT = 2, ENOSYS = 38
};

/*
 * A share of a cluster: what follows `GET /shares`, with a descriptor of the mount unless there is an error, and at last one
 * without a name.
 */
struct share {
  int error;
  char name[252];
};

/* The room for one descriptor beside a message, as the kernel lays it out. */
struct descriptor {
  size length;
  int level, type, fd, padding;
};

struct message {
  void *name;
  size nameLength;
  struct { void *data; size length; } *parts;
  size count;
  void *control;
  size controlLength;
  size flags;
};

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

static size lengthOf(const char *text) {
  size n = 0;
  while (text[n]) n++;
  return n;
}

static void say(int fd, const char *text) {
  put(fd, text, lengthOf(text));
}

/* A connection to the Unix socket at a path, or a number below 0. */
static int reach(const char *path) {
  struct { unsigned short family; char path[108]; } address = {UNIX, {0}};
  for (size i = 0; path[i]; i++) address.path[i] = path[i];
  int fd = call(SYS_socket, UNIX, STREAM | CLOEXEC, 0, 0, 0);
  if (fd < 0 || call(SYS_connect, fd, (word)&address, sizeof address, 0, 0) == 0) return fd;
  call(SYS_close, fd, 0, 0, 0, 0);
  return -1;
}

/* Where the text goes on after `beginning`, or nothing. */
static const char *after(const char *text, const char *beginning) {
  while (*beginning) if (*text++ != *beginning++) return 0;
  return text;
}

/* Writes texts one after the other, cut off at the room's end. */
static void join(char *room, size length, const char *a, const char *b, const char *c) {
  const char *parts[3] = {a, b, c};
  size n = 0;
  for (int i = 0; i < 3; i++) for (const char *text = parts[i]; *text && n + 1 < length; text++) room[n++] = *text;
  room[n] = 0;
}

#include "../../memory.h"
