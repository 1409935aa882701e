/*
 * The program of a container that works on the files of a share, which are mounted at /share. It makes that directory its root, so
 * that no link in the share leads out of it.
 *
 * `files list PATH [deep]` writes three texts for what is at PATH and, if that is a directory, in it: the kind (f, d or l) with the
 * size in bytes and the time of the last change in seconds, the owner's mark, and the path; and a single `.` at the end.
 * `files apply FOLDER` carries out the orders in the file `orders` of a folder in the share, and removes the folder:
 *   a FROM TO       adds the content of a file in the folder to another one there
 *   m FROM TO MARK  moves a file in the folder to its place, with directories for it
 *   d PATH          makes a directory
 *   r PATH          removes a file or an empty directory, if it is there
 *   p PATH          removes the directories around a path, as far as they are empty
 * Every text ends with 0. What goes wrong is written as `!`, the number of the error and the path, and ends the program with 1.
 *
 * No libc. ../../sandbox/build.mjs builds it for x86-64 and arm64 and writes program.ts.
 */
#include "../../linux.h"
#include "../text.h"
#include <linux/errno.h>
#include <linux/fcntl.h>
#include <linux/stat.h>

enum { PATH_ROOM = 4200, MARK_ROOM = 512, ORDERS_ROOM = 8 << 20, STALE_SECONDS = 3600, FULL = STATX_TYPE | STATX_SIZE | STATX_MTIME };
#define MARK "user.berth.owner"
#define ORDERS "orders"
#define STAGED ".berth-"

static char orders[ORDERS_ROOM];
static char output[1 << 16];
static size used = 0;
static char folder[PATH_ROOM];

static void flush(void) {
  for (size at = 0; at < used;) {
    word n = call(SYS_write, 1, (word)(output + at), used - at, 0, 0);
    if (n <= 0) call(SYS_exit_group, 1, 0, 0, 0, 0);
    at += n;
  }
  used = 0;
}

static void put(const char *bytes, size length) {
  if (used + length > sizeof output) flush();
  for (size i = 0; i < length; i++) output[used++] = bytes[i];
}

static void put_number(unsigned long number) {
  char digits[24], *at = digits + sizeof digits;
  do *--at = '0' + number % 10; while (number /= 10);
  put(at, digits + sizeof digits - at);
}

__attribute__((noreturn)) static void leave(int code) {
  flush();
  for (;;) call(SYS_exit_group, code, 0, 0, 0, 0);
}

static void join_paths(char *to, const char *from, const char *name) {
  copy(to, PATH_ROOM, from);
  if (to[0]) copy(to + length_of(to), PATH_ROOM - length_of(to), "/");
  copy(to + length_of(to), PATH_ROOM - length_of(to), name);
}

/* Calls `visit` for each entry of a directory. */
static word each(const char *path, word flags, void (*visit)(const char *path)) {
  /* On the stack, for it is called for directories in directories. */
  char entries[8192];
  word fd = call(SYS_openat, AT_FDCWD, (word)(*path ? path : "."), O_RDONLY | O_DIRECTORY | O_CLOEXEC | flags, 0, 0), n;
  if (fd < 0) return fd;
  while ((n = call(SYS_getdents64, fd, (word)entries, sizeof entries, 0, 0)) > 0)
    for (word at = 0; at < n; at += *(unsigned short *)(entries + at + 16)) {
      const char *name = entries + at + 19;
      char inner[PATH_ROOM];
      if (is_same(name, ".") || is_same(name, "..")) continue;
      join_paths(inner, path, name);
      visit(inner);
    }
  call(SYS_close, fd, 0, 0, 0, 0);
  return n;
}

static int is_deep = 0;
/* Azure allows no more than 250 directories in each other, and the stack has room for these. */
enum { MAX_DEPTH = 300 };
static int depth = 0;

static void tell(const char *path);

/* What is gone meanwhile is not told. */
static void tell_about(const char *path, word follow) {
  struct statx about;
  char mark[MARK_ROOM];
  const char *name = *path ? path : ".";
  if (call(SYS_statx, AT_FDCWD, (word)name, follow ? 0 : AT_SYMLINK_NOFOLLOW, FULL, (word)&about) < 0) return;
  int is_directory = (about.stx_mode & S_IFMT) == S_IFDIR;
  word length = call(SYS_getxattr, (word)name, (word)MARK, (word)mark, sizeof mark, 0);
  put(is_directory ? "d" : (about.stx_mode & S_IFMT) == S_IFREG ? "f" : "l", 1);
  put(" ", 1), put_number(about.stx_size), put(" ", 1), put_number(about.stx_mtime.tv_sec), put("", 1);
  put(mark, length > 0 && (about.stx_mode & S_IFMT) == S_IFREG ? length : 0), put("", 1);
  put(path, length_of(path) + 1);
}

static void tell(const char *path) {
  struct statx about;
  if (after(STAGED, path)) return;
  tell_about(path, 0);
  if (is_deep && !call(SYS_statx, AT_FDCWD, (word)path, AT_SYMLINK_NOFOLLOW, FULL, (word)&about) &&
      (about.stx_mode & S_IFMT) == S_IFDIR && depth < MAX_DEPTH)
    depth++, each(path, O_NOFOLLOW, tell), depth--;
}

static void list(const char *path) {
  tell_about(path, 1);
  each(path, 0, tell);
  put(".", 2);
}

static void remove_file(const char *path) { call(SYS_unlinkat, AT_FDCWD, (word)path, 0, 0, 0); }

static void remove_folder(const char *path) {
  each(path, O_NOFOLLOW, remove_file);
  call(SYS_unlinkat, AT_FDCWD, (word)path, AT_REMOVEDIR, 0, 0);
}

/* Folders that an upload left that was cut off. */
static void remove_stale(const char *path) {
  struct statx about;
  word now[2] = {0, 0};
  if (!after(STAGED, path) || call(SYS_statx, AT_FDCWD, (word)path, AT_SYMLINK_NOFOLLOW, FULL, (word)&about) < 0) return;
  call(SYS_clock_gettime, 0, (word)now, 0, 0, 0);
  if ((about.stx_mode & S_IFMT) == S_IFDIR && about.stx_mtime.tv_sec + STALE_SECONDS < now[0]) remove_folder(path);
}

static void check(word result, const char *path) {
  if (result >= 0) return;
  remove_folder(folder);
  put("!", 1), put_number(-result), put(" ", 1), put(path, length_of(path) + 1);
  leave(1);
}

/* The directories around a path. */
static void make_around(const char *path) {
  char inner[PATH_ROOM];
  copy(inner, sizeof inner, path);
  for (char *at = inner; *at; at++)
    if (*at == '/') {
      *at = 0;
      word made = call(SYS_mkdirat, AT_FDCWD, (word)inner, 0777, 0, 0);
      check(made == -EEXIST ? 0 : made, inner);
      *at = '/';
    }
}

static void remove_around(const char *path) {
  char inner[PATH_ROOM];
  copy(inner, sizeof inner, path);
  for (size at = length_of(inner); at-- > 0;)
    if (inner[at] == '/') {
      inner[at] = 0;
      if (call(SYS_unlinkat, AT_FDCWD, (word)inner, AT_REMOVEDIR, 0, 0) < 0) return;
    }
}

static void add(const char *from, const char *to) {
  word in = call(SYS_openat, AT_FDCWD, (word)from, O_RDONLY | O_NOFOLLOW | O_CLOEXEC, 0, 0), n;
  check(in, from);
  word out = call(SYS_openat, AT_FDCWD, (word)to, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0777, 0);
  check(out, to);
  while ((n = call(SYS_read, in, (word)output, sizeof output, 0, 0)) > 0)
    for (word at = 0, written; at < n; at += written) check(written = call(SYS_write, out, (word)(output + at), n - at, 0, 0), to);
  check(n, from);
  call(SYS_close, in, 0, 0, 0, 0), call(SYS_close, out, 0, 0, 0, 0);
  remove_file(from);
}

static void move(const char *from, const char *to, const char *mark) {
  /* The archive that it came in has no times. */
  check(call(SYS_utimensat, AT_FDCWD, (word)from, 0, 0, 0), from);
  /* Not every file system keeps it. */
  if (*mark) call(SYS_setxattr, (word)from, (word)MARK, (word)mark, length_of(mark), 0);
  make_around(to);
  check(call(SYS_renameat2, AT_FDCWD, (word)from, AT_FDCWD, (word)to, 0), to);
}

static void remove_one(const char *path) {
  word gone = call(SYS_unlinkat, AT_FDCWD, (word)path, 0, 0, 0);
  if (gone == -EISDIR || gone == -EPERM) gone = call(SYS_unlinkat, AT_FDCWD, (word)path, AT_REMOVEDIR, 0, 0);
  /* Where a directory was there may be a file now. */
  check(gone == -ENOENT || gone == -ENOTDIR ? 0 : gone, path);
}

static const char *next(const char **at) {
  const char *text = *at;
  *at += length_of(text) + 1;
  return text;
}

static void apply(void) {
  char path[PATH_ROOM], other[PATH_ROOM];
  size length = 0;
  word n;
  join_paths(path, folder, ORDERS);
  word fd = call(SYS_openat, AT_FDCWD, (word)path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC, 0, 0);
  check(fd, path);
  while ((n = call(SYS_read, fd, (word)(orders + length), sizeof orders - 1 - length, 0, 0)) > 0) length += n;
  check(length == sizeof orders - 1 ? -EFBIG : n, path);
  for (const char *at = orders; at < orders + length;) {
    const char *order = next(&at), *from = next(&at);
    if (*order == 'a') join_paths(path, folder, from), join_paths(other, folder, next(&at)), add(path, other);
    else if (*order == 'm') {
      const char *to = next(&at);
      join_paths(path, folder, from), move(path, to, next(&at));
    } else if (*order == 'r') remove_one(from);
    else if (*order == 'p') remove_around(from);
    else if (*order == 'd') {
      word made = (make_around(from), call(SYS_mkdirat, AT_FDCWD, (word)from, 0777, 0, 0));
      check(made == -EEXIST ? 0 : made, from);
    } else check(-EINVAL, order);
  }
  remove_folder(folder);
  each("", 0, remove_stale);
  put(".", 2);
}

__attribute__((noreturn, used)) void run(word *stack) {
  char **arguments = (char **)(stack + 1);
  if (stack[0] < 3) leave(2);
  if (call(SYS_chdir, (word)"/share", 0, 0, 0, 0) < 0 || call(SYS_chroot, (word)".", 0, 0, 0, 0) < 0) leave(2);
  call(SYS_umask, 0, 0, 0, 0, 0);
  is_deep = stack[0] > 3;
  if (is_same(arguments[1], "list")) list(arguments[2]);
  else copy(folder, sizeof folder, arguments[2]), apply();
  leave(0);
}
