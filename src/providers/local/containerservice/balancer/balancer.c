/*
 * The program of a Service's balancer: it carries what arrives at its ports to the same ports of a node, where Kubernetes
 * answers for the Service and balances between the pods. Its arguments are the node's address and the ports:
 *
 *   balancer 172.20.0.2 tcp/30080 udp/30053
 *
 * Each TCP connection has two processes, one for each direction, so that a side that does not read holds up nobody else. Each
 * UDP port has one, which keeps a socket for each of the last CLIENTS senders.
 *
 * No libc. ../../sandbox/build.mjs builds it for x86-64 and arm64 and writes program.ts.
 */
#include "../../linux.h"

enum { SIGCHLD = 17, SIGPIPE = 13, WNOHANG = 1, CLOEXEC = 02000000, NONBLOCKING = 04000 };
enum { INET = 2, STREAM = 1, DATAGRAM = 2, SOCKET = 1, REUSE_ADDRESS = 2, KEEP_ALIVE = 9, LINGER = 13, SEND_TIMEOUT = 21 };
enum { TCP = 6, NO_DELAY = 1, KEEP_IDLE = 4, KEEP_INTERVAL = 5, KEEP_COUNT = 6, SHUT_WRITE = 1, SHUT_BOTH = 2 };
enum { POLLIN = 1, EINTR = 4, PORTS = 128, CLIENTS = 256, ROOM = 1 << 16 };

struct address { unsigned short family; unsigned char port[2], host[4], rest[8]; };
struct poll { int fd; short wanted, seen; };
struct part { void *data; size length; };
struct message { void *name; int nameLength, padding; struct part *parts; size count; void *control; size controlLength; size flags; };

static struct address node = {INET, {0}, {0}, {0}};
static char buffer[ROOM];

__attribute__((noreturn)) static void leave(int status) {
  for (;;) call(SYS_exit_group, status, 0, 0, 0, 0);
}

static const char *after(const char *text, const char *beginning) {
  while (*beginning) if (*text++ != *beginning++) return 0;
  return text;
}

static unsigned number(const char **text) {
  unsigned value = 0;
  while (**text >= '0' && **text <= '9') value = value * 10 + (*(*text)++ - '0');
  return value;
}

static void set(int fd, int level, int option, int value) {
  call(SYS_setsockopt, fd, level, option, (word)&value, sizeof value);
}

static struct address on(struct address address, unsigned port) {
  address.port[0] = port >> 8;
  address.port[1] = port;
  return address;
}

static int listener(int kind, unsigned port) {
  static const struct address any = {INET, {0}, {0}, {0}};
  struct address address = on(any, port);
  int fd = call(SYS_socket, INET, kind | CLOEXEC | NONBLOCKING, 0, 0, 0);
  set(fd, SOCKET, REUSE_ADDRESS, 1);
  if (fd < 0 || call(SYS_bind, fd, (word)&address, sizeof address, 0, 0) != 0) leave(1);
  if (kind == STREAM && call(SYS_listen, fd, 1024, 0, 0, 0) != 0) leave(1);
  return fd;
}

/* A connection to a port of the node, or a number below 0. */
static int reach(int kind, unsigned port) {
  static const word patience_s[2] = {10, 0};
  struct address address = on(node, port);
  int fd = call(SYS_socket, INET, kind | CLOEXEC, 0, 0, 0);
  call(SYS_setsockopt, fd, SOCKET, SEND_TIMEOUT, (word)patience_s, sizeof patience_s);
  if (fd < 0 || call(SYS_connect, fd, (word)&address, sizeof address, 0, 0) == 0) return fd;
  call(SYS_close, fd, 0, 0, 0, 0);
  return -1;
}

/* A peer that is gone without a word must not keep processes for ever. */
static void tune(int fd) {
  static const word forever[2] = {0, 0};
  call(SYS_setsockopt, fd, SOCKET, SEND_TIMEOUT, (word)forever, sizeof forever);
  set(fd, SOCKET, KEEP_ALIVE, 1);
  set(fd, TCP, KEEP_IDLE, 60);
  set(fd, TCP, KEEP_INTERVAL, 10);
  set(fd, TCP, KEEP_COUNT, 6);
  set(fd, TCP, NO_DELAY, 1);
}

__attribute__((noreturn)) static void carry(int from, int to) {
  for (;;) {
    word n = call(SYS_read, from, (word)buffer, sizeof buffer, 0, 0);
    if (n == -EINTR) continue;
    /* The end of one direction leaves the other open. An error ends both. */
    if (n == 0 && call(SYS_shutdown, to, SHUT_WRITE, 0, 0, 0) == 0) leave(0);
    if (n <= 0) break;
    for (word at = 0, sent; at < n; at += sent > 0 ? sent : 0)
      if ((sent = call(SYS_write, to, (word)(buffer + at), n - at, 0, 0)) <= 0 && sent != -EINTR) goto broken;
  }
broken:
  call(SYS_shutdown, from, SHUT_BOTH, 0, 0, 0);
  call(SYS_shutdown, to, SHUT_BOTH, 0, 0, 0);
  leave(1);
}

__attribute__((noreturn)) static void connection(int client, unsigned port) {
  int server = reach(STREAM, port);
  if (server < 0) {
    /* Closed with a reset, so that nobody takes it for an empty answer. */
    static const int abruptly[2] = {1, 0};
    call(SYS_setsockopt, client, SOCKET, LINGER, (word)abruptly, sizeof abruptly);
    leave(1);
  }
  tune(client);
  tune(server);
  word child = call(SYS_clone, SIGCHLD, 0, 0, 0, 0);
  if (child < 0) leave(1);
  if (child == 0) carry(server, client);
  carry(client, server);
}

static word transfer(word call_number, int fd, struct address *peer, word length) {
  struct part part = {buffer, length};
  struct message message = {peer, sizeof *peer, 0, &part, 1, 0, 0, 0};
  return call(call_number, fd, (word)&message, 0, 0, 0);
}

static int is_same(const struct address *a, const struct address *b) {
  return *(const unsigned *)a->host == *(const unsigned *)b->host && *(const unsigned short *)a->port == *(const unsigned short *)b->port;
}

__attribute__((noreturn)) static void datagrams(unsigned port) {
  static struct { struct address peer; unsigned long used; } clients[CLIENTS];
  static struct poll polled[CLIENTS + 1];
  unsigned long now = 0;
  polled[CLIENTS] = (struct poll){listener(DATAGRAM, port), POLLIN, 0};
  for (int i = 0; i < CLIENTS; i++) polled[i] = (struct poll){-1, POLLIN, 0};
  for (;;) {
    if (call(SYS_ppoll, (word)polled, CLIENTS + 1, 0, 0, 0) <= 0) continue;
    for (int i = 0; i < CLIENTS; i++) {
      if (polled[i].fd < 0 || !polled[i].seen) continue;
      /* A port of the node that is closed is an error here, and the sender goes on asking. */
      word n = call(SYS_read, polled[i].fd, (word)buffer, sizeof buffer, 0, 0);
      if (n >= 0) transfer(SYS_sendmsg, polled[CLIENTS].fd, &clients[i].peer, n);
    }
    if (!polled[CLIENTS].seen) continue;
    struct address peer;
    word n = transfer(SYS_recvmsg, polled[CLIENTS].fd, &peer, sizeof buffer);
    if (n < 0) continue;
    int place = 0;
    for (int i = 0; i < CLIENTS; i++) {
      if (polled[i].fd >= 0 && is_same(&clients[i].peer, &peer)) { place = i; break; }
      if (clients[i].used < clients[place].used) place = i;
    }
    if (polled[place].fd < 0 || !is_same(&clients[place].peer, &peer)) {
      if (polled[place].fd >= 0) call(SYS_close, polled[place].fd, 0, 0, 0, 0);
      polled[place].fd = reach(DATAGRAM | NONBLOCKING, port);
      clients[place].peer = peer;
    }
    clients[place].used = ++now;
    call(SYS_write, polled[place].fd, (word)buffer, n, 0, 0);
  }
}

__attribute__((noreturn, used)) void run(word *stack) {
  const char **arguments = (const char **)stack + 1;
  static struct poll listening[PORTS];
  static unsigned ports[PORTS];
  int count = 0;
  static const unsigned long pipe = 1ul << (SIGPIPE - 1);
  call(SYS_rt_sigprocmask, 0, (word)&pipe, 0, sizeof pipe, 0);
  const char *text = stack[0] > 1 ? arguments[1] : "";
  for (int i = 0; i < 4; i++, text += *text == '.') node.host[i] = number(&text);
  for (word i = 2; i < stack[0]; i++) {
    const char *tcp = after(arguments[i], "tcp/"), *udp = after(arguments[i], "udp/");
    unsigned port = tcp ? number(&tcp) : udp ? number(&udp) : 0;
    if (port == 0 || port > 0xffff || count == PORTS) leave(2);
    if (udp && !tcp) {
      if (call(SYS_clone, SIGCHLD, 0, 0, 0, 0) == 0) datagrams(port);
    } else {
      listening[count] = (struct poll){listener(STREAM, port), POLLIN, 0};
      ports[count++] = port;
    }
  }
  for (;;) {
    /* The kernel writes to it. */
    word second[2] = {1, 0};
    call(SYS_ppoll, (word)listening, count, (word)second, 0, 0);
    while (call(SYS_wait4, -1, 0, WNOHANG, 0, 0) > 0) {}
    for (int i = 0; i < count; i++) {
      if (!listening[i].seen) continue;
      int client = call(SYS_accept4, listening[i].fd, 0, 0, CLOEXEC, 0);
      if (client < 0) continue;
      if (call(SYS_clone, SIGCHLD, 0, 0, 0, 0) == 0) connection(client, ports[i]);
      call(SYS_close, client, 0, 0, 0, 0);
    }
  }
}

#include "../../memory.h"
