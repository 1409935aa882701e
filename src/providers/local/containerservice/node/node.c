/*
 * The program that the scripts in a Kubernetes node's container call, where no curl and no server can be counted on.
 *
 * `node-program get PATH` asks the cluster's broker for PATH and writes the answer's body to standard output; it fails when the
 * broker does not answer with 200. `node-program shares NAME...` mounts what the broker gives, and fails when a named share is not
 * among that. `node-program serve PORT PROGRAM` runs PROGRAM for each connection to
 * 127.0.0.1:PORT, which is its standard input and output.
 *
 * No libc. ../../sandbox/build.mjs builds it for x86-64 and arm64 and writes program.ts.
 */
#include "../broker/channel.h"

#define VOLUMES "/berth/volumes"

enum { EMPTY_PATH = 0x1000, MOVE_EMPTY_PATH = 4, DETACH = 2, WAITALL = 0x100, NOSIGNAL = 0x4000, CLOEXEC_DESCRIPTOR = 0x40000000 };
/* How often a broker that is not there is asked again, every 100 ms. With a restarted engine it may start after the nodes. */
enum { TRIES_FOR_IMAGE = 100, TRIES_FOR_SHARES = 300 };

static char buffer[1 << 16];

/* Reads into a room; `descriptor`, if asked for, becomes the one that came along, or a number below 0. */
static word receive(int fd, void *room, size length, int *descriptor) {
  struct descriptor came = {0, 0, 0, -1, 0};
  struct { void *data; size length; } part = {room, length};
  struct message message = {0, 0, (void *)&part, 1, &came, sizeof came, 0};
  word n = call(SYS_recvmsg, fd, (word)&message, descriptor ? WAITALL | CLOEXEC_DESCRIPTOR : 0, 0, 0);
  if (descriptor) *descriptor = came.length ? came.fd : -1;
  return n;
}

/* Asks the broker for a path. Returns a connection, and the answer's first bytes in the room. */
static int ask(const char *path, void *room, size length, word *got, int *descriptor, int tries) {
  static const word pause[2] = {0, 100000000};
  static char request[1024];
  join(request, sizeof request, "GET ", path, " HTTP/1.0\r\n\r\n");
  struct { void *data; size length; } part = {request, lengthOf(request)};
  struct message message = {0, 0, (void *)&part, 1, 0, 0, 0};
  for (; tries > 0; tries--, call(SYS_nanosleep, (word)pause, 0, 0, 0, 0)) {
    int fd = reach(BROKER);
    if (fd < 0) continue;
    call(SYS_sendmsg, fd, (word)&message, NOSIGNAL, 0, 0);
    *got = receive(fd, room, length, descriptor);
    if (*got > 0) return fd;
    call(SYS_close, fd, 0, 0, 0, 0);
  }
  say(2, "the cluster's broker does not answer\n");
  leave(1);
}

static void get(const char *path) {
  word got = 0, head = 0;
  int fd = ask(path, buffer, sizeof buffer, &got, 0, TRIES_FOR_IMAGE);
  for (;;) {
    for (word i = 4; i <= got && !head; i++) if (after(buffer + i - 4, "\r\n\r\n")) head = i;
    if (head) break;
    word n = got < (word)sizeof buffer ? call(SYS_read, fd, (word)(buffer + got), sizeof buffer - got, 0, 0) : 0;
    if (n <= 0) leave(1);
    got += n;
  }
  /* The status stands after "HTTP/1.x ". */
  if (head < 13 || !after(buffer + 9, "200")) leave(1);
  put(1, buffer + head, got - head);
  for (;;) {
    word n = call(SYS_read, fd, (word)buffer, sizeof buffer, 0, 0);
    if (n <= 0) leave(n < 0);
    put(1, buffer, n);
  }
}

static int isSame(const char *a, const char *b) {
  const char *rest = after(a, b);
  return rest && !*rest;
}

static void complain(const char *name, const char *what) {
  say(2, "share ");
  say(2, name);
  say(2, what);
}

/* Device and inode stand first in what the kernel tells of a file. */
struct file {
  size device, inode, rest[16];
};

/* 0, or the kernel's error. */
static int mountShare(const char *name, int mount) {
  static char path[512];
  struct file now, given;
  call(SYS_mkdirat, HERE, (word)VOLUMES, 0755, 0, 0);
  join(path, sizeof path, VOLUMES "/", name, "");
  call(SYS_mkdirat, HERE, (word)path, 0755, 0, 0);
  join(path, sizeof path, VOLUMES "/", name, "/_data");
  call(SYS_mkdirat, HERE, (word)path, 0755, 0, 0);
  if (call(SYS_newfstatat, mount, (word)"", (word)&given, EMPTY_PATH, 0) == 0 &&
      call(SYS_newfstatat, HERE, (word)path, (word)&now, 0, 0) == 0 && now.device == given.device && now.inode == given.inode)
    return 0;
  /* The mount of a share that was deleted and made again under its name. */
  call(SYS_umount2, (word)path, DETACH, 0, 0, 0);
  return -call(SYS_move_mount, mount, (word)"", HERE, (word)path, MOVE_EMPTY_PATH);
}

static void shares(char **wanted) {
  struct share share;
  word got = 0;
  int mount = -1, isWhole = 1;
  int fd = ask("/shares", &share, sizeof share, &got, &mount, TRIES_FOR_SHARES);
  for (; got == sizeof share && share.name[0]; got = receive(fd, &share, sizeof share, &mount)) {
    int error = share.error ? share.error : mountShare(share.name, mount);
    if (error == ENOSYS) complain(share.name, ": a mount for a node needs Linux 5.2 or later\n");
    else if (error) complain(share.name, ": the kernel refuses to mount it in the node\n");
    if (mount >= 0) call(SYS_close, mount, 0, 0, 0, 0);
    if (error) isWhole = 0;
    for (char **name = wanted; !error && *name; name++) if (isSame(*name, share.name)) *name = "";
  }
  if (got != sizeof share || share.error) say(2, "the cluster's broker cannot list the shares\n"), leave(1);
  for (; *wanted; wanted++) if (**wanted && isWhole) complain(*wanted, ": not among the shares of this cluster that the engine has\n"), isWhole = 0;
  leave(!isWhole);
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
  if (count == 3 && isSame(arguments[1], "get")) get(arguments[2]);
  if (count >= 2 && isSame(arguments[1], "shares")) shares(arguments + 2);
  if (count == 4 && isSame(arguments[1], "serve")) serve(arguments[2], arguments + 3, arguments + count + 1);
  leave(2);
}
