/*
 * The supervisor's agent in a group's sandbox container: one program, run by one `docker exec` for as long as a supervisor watches
 * the group. What the supervisor wants of the group's network and of its own file goes over that one connection, so that a probe
 * costs the engine nothing. It connects to TCP ports of 127.0.0.1 in the group's network, published or not, and carries what
 * is said there; and it keeps the supervisor's file.
 *
 * Input and output are frames: kind, channel, length of the content in two bytes (most significant first), content.
 *
 * in   O  open the channel: connect to the port (two bytes)
 *      D  bytes for the channel's server
 *      C  close the channel
 *      R  read the file
 *      W  a part of the file's new content; an empty one ends it
 * out  H  hello, once
 *      S  begins to connect: the time until now was the engine's
 *      O  connected
 *      D  bytes from the channel's server
 *      C  closed, once for each channel that was opened: errno (two bytes), 0 for an end; and for how many milliseconds the server
 *         has had what was sent to it last (four bytes)
 *      R  a part of the file; an empty one ends it
 *      W  written: errno (two bytes)
 *
 * A server that sends without end is read up to LIMIT. An agent whose supervisor says nothing for a minute ends.
 *
 * No libc. ../sandbox/build.mjs builds it for x86-64 and arm64 and writes program.ts.
 */
#include "../linux.h"
#include "../rights.h"

enum { POLLIN = 1, POLLOUT = 4, NONBLOCKING = 04000, EAGAIN = 11, EINPROGRESS = 115, ENOBUFS = 105, EPROTO = 71 };
enum { CREATE_EMPTY = 01 | 0100 | 01000, HERE = -100 };
enum { CHANNELS = 256, LIMIT = 1 << 17, PART = 1 << 14, SILENCE_SECONDS = 60 };

#define FILE_NAME "/state/probes.json"
#define NEW_FILE_NAME "/state/probes.json.new"

enum phase { FREE, CONNECTING, OPEN };
static struct { int fd; enum phase phase; unsigned left; word since; } channels[CHANNELS];
static unsigned char input[4 + 0xffff], output[4 + PART];
static size have;
/* One more than the descriptor of the file that is being written. */
static int writing;

__attribute__((noreturn)) static void end(word status) {
  for (;;) call(SYS_exit_group, status, 0, 0, 0, 0);
}

static word milliseconds(void) {
  word time[2];
  call(SYS_clock_gettime, 1, (word)time, 0, 0, 0);
  return time[0] * 1000 + time[1] / 1000000;
}

/* The time until the next word of the supervisor begins. A signal ends us, whatever we wait for. */
static void hear(void) {
  static const word silence[4] = {0, 0, SILENCE_SECONDS, 0};
  call(SYS_setitimer, 0, (word)silence, 0, 0, 0);
}

/* Sends a frame whose content is in `output` already. */
static void send(char kind, unsigned channel, size length) {
  output[0] = kind;
  output[1] = channel;
  output[2] = length >> 8;
  output[3] = length;
  for (size at = 0; at < length + 4;) {
    word sent = call(SYS_write, 1, (word)(output + at), length + 4 - at, 0, 0);
    if (sent <= 0) end(1);
    at += sent;
  }
}

static void send_closed(unsigned channel, word error, word ms) {
  output[4] = error >> 8;
  output[5] = error;
  for (int i = 0; i < 4; i++) output[6 + i] = ms >> (24 - 8 * i);
  send('C', channel, 6);
}

static void close_channel(unsigned channel, word error) {
  call(SYS_close, channels[channel].fd, 0, 0, 0, 0);
  channels[channel].phase = FREE;
  send_closed(channel, error, milliseconds() - channels[channel].since);
}

static void open_channel(unsigned channel, const unsigned char *port) {
  struct { unsigned short family; unsigned char port[2], host[4], rest[8]; } address = {2, {port[0], port[1]}, {127, 0, 0, 1}, {0}};
  send('S', channel, 0);
  int fd = call(SYS_socket, 2, 1 | NONBLOCKING, 0, 0, 0);
  if (fd < 0) return send_closed(channel, -fd, 0);
  /* A request is taken whole by the kernel or not at all: nothing of it is kept here. */
  int buffer = LIMIT;
  call(SYS_setsockopt, fd, 1, 7, (word)&buffer, sizeof buffer);
  channels[channel].fd = fd;
  channels[channel].left = LIMIT;
  channels[channel].since = milliseconds();
  channels[channel].phase = CONNECTING;
  word result = call(SYS_connect, fd, (word)&address, sizeof address, 0, 0);
  if (result < 0 && result != -EINPROGRESS) close_channel(channel, -result);
}

static void connected(unsigned channel) {
  int error = 0, length = sizeof error;
  call(SYS_getsockopt, channels[channel].fd, 1, 4, (word)&error, (word)&length);
  if (error) return close_channel(channel, error);
  channels[channel].phase = OPEN;
  send('O', channel, 0);
}

static void from_server(unsigned channel) {
  size most = channels[channel].left < PART ? channels[channel].left : PART;
  word n = call(SYS_read, channels[channel].fd, (word)(output + 4), most, 0, 0);
  if (n == -EAGAIN) return;
  if (n <= 0) return close_channel(channel, -n);
  channels[channel].left -= n;
  send('D', channel, n);
}

static void to_server(unsigned channel, const unsigned char *content, size length) {
  for (size at = 0; at < length;) {
    word sent = call(SYS_write, channels[channel].fd, (word)(content + at), length - at, 0, 0);
    if (sent <= 0) return close_channel(channel, sent == -EAGAIN ? ENOBUFS : -sent);
    at += sent;
  }
  channels[channel].since = milliseconds();
}

static void read_file(void) {
  int fd = call(SYS_openat, HERE, (word)FILE_NAME, 0, 0, 0);
  word n = 0;
  while (fd >= 0 && (n = call(SYS_read, fd, (word)(output + 4), PART, 0, 0)) > 0) send('R', 0, n);
  if (fd >= 0) call(SYS_close, fd, 0, 0, 0, 0);
  send('R', 0, 0);
}

/* The error of a part is told at the end, so that there is one answer to a file. */
static void write_file(const unsigned char *content, size length) {
  static word error;
  if (!writing) {
    word fd = call(SYS_openat, HERE, (word)NEW_FILE_NAME, CREATE_EMPTY, 0644, 0);
    writing = fd < 0 ? -1 : fd + 1;
    error = fd < 0 ? fd : 0;
  }
  for (size at = 0; at < length && !error;) {
    word n = call(SYS_write, writing - 1, (word)(content + at), length - at, 0, 0);
    if (n <= 0) error = n ? n : -EAGAIN;
    else at += n;
  }
  if (length) return;
  if (writing > 0) call(SYS_close, writing - 1, 0, 0, 0, 0);
  if (!error) error = call(SYS_renameat2, HERE, (word)NEW_FILE_NAME, HERE, (word)FILE_NAME, 0);
  writing = 0;
  output[4] = -error >> 8;
  output[5] = -error;
  send('W', 0, 2);
}

static void obey(const unsigned char *frame, size length) {
  unsigned channel = frame[1];
  enum phase phase = channels[channel].phase;
  const unsigned char *content = frame + 4;
  if (frame[0] == 'O' && length == 2 && phase == FREE) open_channel(channel, content);
  else if (frame[0] == 'D') { if (phase == OPEN) to_server(channel, content, length); }
  else if (frame[0] == 'C') { if (phase != FREE) close_channel(channel, 0); }
  else if (frame[0] == 'R') read_file();
  else if (frame[0] == 'W') write_file(content, length);
  else end(EPROTO);
}

static void take_input(void) {
  word n = call(SYS_read, 0, (word)(input + have), sizeof input - have, 0, 0);
  if (n <= 0) end(0);
  hear();
  have += n;
  size at = 0;
  while (have - at >= 4) {
    size length = (size)input[at + 2] << 8 | input[at + 3];
    if (have - at < 4 + length) break;
    obey(input + at, length);
    at += 4 + length;
  }
  for (size i = at; i < have; i++) input[i - at] = input[i];
  have -= at;
}

__attribute__((noreturn, used)) void run(word *stack) {
  static struct { int fd; short wanted, got; } polls[CHANNELS + 1];
  (void)stack;
  /* A container's capabilities are also those of what is run in it, and the sandbox has them to make its firewall. */
  if (give_up_rights()) end(EPROTO);
  hear();
  send('H', 0, 0);
  for (;;) {
    polls[0].fd = 0;
    polls[0].wanted = POLLIN;
    for (unsigned i = 0; i < CHANNELS; i++) {
      int waits = channels[i].phase == CONNECTING || (channels[i].phase == OPEN && channels[i].left);
      polls[i + 1].fd = waits ? channels[i].fd : -1;
      polls[i + 1].wanted = channels[i].phase == CONNECTING ? POLLOUT : POLLIN;
    }
    if (call(SYS_ppoll, (word)polls, CHANNELS + 1, 0, 0, 0) < 0) continue;
    for (unsigned i = 0; i < CHANNELS; i++) {
      if (polls[i + 1].fd < 0 || !polls[i + 1].got) continue;
      if (channels[i].phase == CONNECTING) connected(i);
      else if (channels[i].phase == OPEN) from_server(i);
    }
    if (polls[0].got) take_input();
  }
}
