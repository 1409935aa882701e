/*
 * JSON as it comes. `take` gets each text, number and so on, with its path: the keys that lead to it, each after a slash. The
 * elements of a list have the list's path.
 */
static struct part { size length; char text[1 << 20]; } path, value;
static void (*take)(void);

static void add(struct part *to, int byte) {
  if (to->length + 1 < sizeof to->text) to->text[to->length++] = byte;
  to->text[to->length] = 0;
}

static int hex(void) {
  int code = 0;
  for (int i = 0; i < 4; i++, answer.at++) {
    int byte = next();
    int digit = byte >= '0' && byte <= '9' ? byte - '0' : (byte | 32) >= 'a' && (byte | 32) <= 'f' ? (byte | 32) - 'a' + 10 : -1;
    if (digit < 0) return -1;
    code = code * 16 + digit;
  }
  return code;
}

/* The engine writes what is beyond 16 bits as it is. */
static int add_escaped(struct part *to) {
  static const char letters[] = "bfnrt", meanings[] = "\b\f\n\r\t";
  int byte = next();
  answer.at++;
  if (byte == '"' || byte == '\\' || byte == '/') return add(to, byte), 1;
  for (int i = 0; letters[i]; i++)
    if (byte == letters[i]) return add(to, meanings[i]), 1;
  int code = byte == 'u' ? hex() : -1;
  if (code < 0) return 0;
  if (code < 0x80) return add(to, code), 1;
  if (code < 0x800) add(to, 0xc0 | code >> 6);
  else {
    add(to, 0xe0 | code >> 12);
    add(to, 0x80 | (code >> 6 & 0x3f));
  }
  add(to, 0x80 | (code & 0x3f));
  return 1;
}

static int space(void) {
  while (next() == ' ' || next() == '\t' || next() == '\r' || next() == '\n') answer.at++;
  return next();
}

static int read_text(struct part *to) {
  for (answer.at++;;) {
    int byte = next();
    if (byte < 0) return 0;
    answer.at++;
    if (byte == '"') return 1;
    if (byte != '\\') add(to, byte);
    else if (!add_escaped(to)) return 0;
  }
}

/* Whether there was a whole value. */
static int read_value(void) {
  int first = space();
  value.length = value.text[0] = 0;
  if (first == '"') {
    if (!read_text(&value)) return 0;
    take();
    return 1;
  }
  if (first != '{' && first != '[') {
    for (; next() > ' ' && next() != ',' && next() != '}' && next() != ']'; answer.at++) add(&value, next());
    take();
    return value.length > 0;
  }
  int last = first + 2;
  answer.at++;
  if (space() == last) return answer.at++, 1;
  for (size base = path.length;;) {
    if (first == '{') {
      add(&path, '/');
      if (space() != '"' || !read_text(&path) || space() != ':') return 0;
      answer.at++;
    }
    if (!read_value()) return 0;
    path.text[path.length = base] = 0;
    int byte = space();
    answer.at++;
    if (byte == last) return 1;
    if (byte != ',') return 0;
  }
}

/* Asks the engine for JSON. Returns the status of its answer, or 0 when there is no whole answer. */
static int look(const char *place, const char *name, const char *rest, void (*taker)(void)) {
  int fd = ask("GET ", place, name, rest);
  if (fd < 0) return 0;
  int status = status_of(fd);
  take = taker;
  path.length = path.text[0] = 0;
  int is_whole = status == 0 || read_value();
  end_answer();
  return is_whole ? status : 0;
}
