/* Texts that end with 0. */
static inline int is_same(const char *a, const char *b) {
  while (*a && *a == *b) a++, b++;
  return *a == *b;
}

/* What follows the beginning of a text, or 0. */
static inline const char *after(const char *beginning, const char *text) {
  while (*beginning)
    if (*beginning++ != *text++) return 0;
  return text;
}

static inline size length_of(const char *text) {
  size n = 0;
  while (text[n]) n++;
  return n;
}

/* What does not fit is cut off: a text that was cut is like none that is looked for. */
static inline void copy(char *to, size room, const char *from) {
  size n = 0;
  while (n + 1 < room && from[n]) to[n] = from[n], n++;
  to[n] = 0;
}
