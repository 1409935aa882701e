/*
 * The program of a cluster's broker: it holds what the cluster's nodes must not hold, the container engine's socket and the
 * directory of the engine's volumes, and hands out what they may have. Nodes reach it at a Unix socket in a volume that only
 * they mount. It answers
 *
 *   GET /images/NAME/json and GET /images/NAME/get   as the engine does,
 *   GET /shares                                      with a mount of each share that is listed in SHARES,
 *
 * and refuses all else. Files in SHARES are named as the shares' volumes, and only Berth's service writes them. A mount is
 * detached and of the share's own directory, so that nothing above it can be reached from a node.
 *
 * No libc. ../../sandbox/build.mjs builds it for x86-64 and arm64 and writes program.ts.
 */
#include "channel.h"

#define ENGINE "/berth/engine.sock"
#define SHARES "/berth/files/shares"
#define VOLUMES "/berth/volumes/"

enum { OPEN_TREE_CLONE = 1, NOFOLLOW = 0x100 };

static char buffer[1 << 16];

static int isAlphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Whether a text has only characters of images' and volumes' names, with no part that stands for another directory. */
static int isName(const char *text, size length) {
  char last = '/';
  for (size i = 0; i < length; last = text[i++]) {
    char c = text[i];
    if (!isAlphanumeric(c) && ((c != '.' && c != '_' && c != '-' && c != ':' && c != '/') || last == '/')) return 0;
  }
  return last != '/';
}

static int hasSlash(const char *text) {
  while (*text && *text != '/') text++;
  return *text == '/';
}

__attribute__((noreturn)) static void refuse(int caller) {
  say(caller, "HTTP/1.0 403 Forbidden\r\n\r\n");
  leave(0);
}

__attribute__((noreturn)) static void image(int caller, int engine, const char *path, size length) {
  const char *name = after(path, "/images/");
  size taken = name ? name - path : 0, end = length;
  while (end > taken && path[end - 1] != '/') end--;
  const char *rest = path + end;
  size restLength = length - end;
  int isKnown = (restLength == 4 && after(rest, "json")) || (restLength == 3 && after(rest, "get"));
  if (!name || !isKnown || end <= taken + 1 || !isName(name, end - 1 - taken)) refuse(caller);
  say(engine, "GET ");
  put(engine, path, length);
  say(engine, " HTTP/1.0\r\nHost: engine\r\n\r\n");
  for (;;) {
    word n = call(SYS_read, engine, (word)buffer, sizeof buffer, 0, 0);
    if (n <= 0) leave(n < 0);
    put(caller, buffer, n);
  }
}

static void tell(int caller, struct share *share, int fd) {
  struct descriptor descriptor = {sizeof descriptor - sizeof descriptor.padding, SOL_SOCKET, SCM_RIGHTS, fd, 0};
  struct { void *data; size length; } part = {share, sizeof *share};
  struct message message = {0, 0, (void *)&part, 1, &descriptor, sizeof descriptor, 0};
  if (fd < 0) message.control = 0, message.controlLength = 0;
  if (call(SYS_sendmsg, caller, (word)&message, 0, 0, 0) != sizeof *share) leave(1);
}

__attribute__((noreturn)) static void shares(int caller) {
  static char path[512];
  int list = call(SYS_openat, HERE, (word)SHARES, CLOEXEC, 0, 0);
  word n = 0;
  while (list >= 0 && (n = call(SYS_getdents64, list, (word)buffer, sizeof buffer, 0, 0)) > 0) {
    /* An entry has its length at 16 and its name at 19. */
    for (word at = 0; at < n; at += *(unsigned short *)(buffer + at + 16)) {
      const char *name = buffer + at + 19;
      struct share share = {0, {0}};
      if (!isName(name, lengthOf(name)) || hasSlash(name) || lengthOf(name) >= sizeof share.name) continue;
      join(share.name, sizeof share.name, name, "", "");
      join(path, sizeof path, VOLUMES, name, "/_data");
      int mount = call(SYS_open_tree, HERE, (word)path, OPEN_TREE_CLONE | NOFOLLOW | CLOEXEC, 0, 0);
      /* A share that was deleted. */
      if (mount == -ENOENT) continue;
      if (mount < 0) share.error = -mount;
      tell(caller, &share, mount);
      if (mount >= 0) call(SYS_close, mount, 0, 0, 0, 0);
    }
  }
  struct share end = {n < 0 ? -n : 0, {0}};
  tell(caller, &end, -1);
  leave(0);
}

__attribute__((noreturn)) static void answer(int caller, int engine) {
  static const word head_s[2] = {10, 0}, rest_s[2] = {600, 0};
  call(SYS_setsockopt, caller, SOL_SOCKET, SO_RCVTIMEO, (word)head_s, sizeof head_s);
  call(SYS_setsockopt, caller, SOL_SOCKET, SO_SNDTIMEO, (word)rest_s, sizeof rest_s);
  static char head[4096];
  size got = 0;
  while (got < 4 || !after(head + got - 4, "\r\n\r\n")) {
    word n = got < sizeof head - 1 ? call(SYS_read, caller, (word)(head + got), sizeof head - 1 - got, 0, 0) : 0;
    if (n <= 0) leave(1);
    got += n;
  }
  const char *path = after(head, "GET ");
  if (!path) refuse(caller);
  size length = 0;
  while (path[length] > ' ') length++;
  if (!after(path + length, " HTTP/1.")) refuse(caller);
  if (length == 7 && after(path, "/shares")) shares(caller);
  image(caller, engine, path, length);
}

__attribute__((noreturn, used)) void run(word *stack) {
  (void)stack;
  static const struct { unsigned short family; char path[sizeof BROKER]; } address = {UNIX, BROKER};
  call(SYS_unlinkat, HERE, (word)BROKER, 0, 0, 0);
  int fd = call(SYS_socket, UNIX, STREAM | CLOEXEC, 0, 0, 0);
  if (call(SYS_bind, fd, (word)&address, sizeof address, 0, 0) != 0 || call(SYS_listen, fd, 128, 0, 0, 0) != 0) leave(1);
  for (;;) {
    int caller = call(SYS_accept4, fd, 0, 0, CLOEXEC, 0);
    while (call(SYS_wait4, -1, 0, WNOHANG, 0, 0) > 0) {}
    if (caller < 0) continue;
    int engine = reach(ENGINE);
    /* An engine that was restarted beside its containers has another socket, which only a restarted container sees. */
    if (engine < 0) leave(1);
    if (call(SYS_clone, SIGCHLD, 0, 0, 0, 0) == 0) answer(caller, engine);
    call(SYS_close, caller, 0, 0, 0, 0);
    call(SYS_close, engine, 0, 0, 0, 0);
  }
}
