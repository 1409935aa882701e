/* Requests to the engine, and answers that are read as they come, whatever their length. */

enum { POLLIN = 1, ANSWER_SECONDS = 60 };

static const char *socket_path;
static struct { int fd; size have, at; char bytes[1 << 14]; } answer;

static int put(int fd, const char *text) {
  for (size left = length_of(text); left > 0;) {
    word n = call(SYS_write, fd, (word)text, left, 0, 0);
    if (n <= 0) return 0;
    text += n;
    left -= n;
  }
  return 1;
}

/* Sends a request. Returns a descriptor, or -1 when no engine listens. */
static int ask(const char *method, const char *place, const char *name, const char *rest) {
  static struct { unsigned short family; char path[108]; } address = {1, {0}};
  copy(address.path, sizeof address.path, socket_path);
  int fd = call(SYS_socket, 1, 1, 0, 0, 0);
  if (fd < 0) return -1;
  if (call(SYS_connect, fd, (word)&address, sizeof address, 0, 0) == 0 && put(fd, method) && put(fd, place) &&
      put(fd, name) && put(fd, rest) && put(fd, " HTTP/1.0\r\nContent-Length: 0\r\n\r\n"))
    return fd;
  call(SYS_close, fd, 0, 0, 0, 0);
  return -1;
}

/* The next byte of the answer, which stays the next one, or -1 when there is none. */
static int next(void) {
  if (answer.at == answer.have) {
    struct { int fd; short events, seen; } wait = {answer.fd, POLLIN, 0};
    word patience[2] = {ANSWER_SECONDS, 0};
    if (call(SYS_ppoll, (word)&wait, 1, (word)patience, 0, 0) <= 0) return -1;
    word n = call(SYS_read, answer.fd, (word)answer.bytes, sizeof answer.bytes, 0, 0);
    if (n <= 0) return -1;
    answer.have = n;
    answer.at = 0;
  }
  return (unsigned char)answer.bytes[answer.at];
}

/* Begins to read an answer. Returns its status, or 0 when there is none. */
static int status_of(int fd) {
  answer.fd = fd;
  answer.have = answer.at = 0;
  int status = 0, digits = 0;
  for (; next() > 0 && next() != ' '; answer.at++) {}
  for (answer.at++; digits < 3 && next() >= '0' && next() <= '9'; answer.at++, digits++) status = status * 10 + next() - '0';
  /* The headers end with an empty line. */
  for (int ends = 0; ends < 2; answer.at++) {
    int byte = next();
    if (byte < 0) return 0;
    if (byte == '\n') ends++;
    else if (byte != '\r') ends = 0;
  }
  return digits == 3 ? status : 0;
}

static void end_answer(void) { call(SYS_close, answer.fd, 0, 0, 0, 0); }
