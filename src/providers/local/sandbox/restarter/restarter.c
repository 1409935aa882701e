/*
 * The program of the restarter, the one container that has the engine's socket. Arguments: its path.
 *
 * Docker starts the containers of a restarted engine in no order, and one that joins the network namespace of a container that is
 * not up yet stays down for good ("cannot join network of a non running container"). So once the engine has started this
 * program again it looks for members of groups that are down although Docker should have started them, which their restart policy
 * says, and starts each as soon as its sandbox runs. A member that never ran is left alone: the service starts it. So is what
 * bears no right mark of Berth, whatever its name and its labels say.
 *
 * No libc. ../build.mjs builds it for x86-64 and arm64 and writes program.ts.
 */
#include "../../linux.h"
#include "../text.h"
#include "engine.h"
#include "json.h"
#include "mark.h"

/* About five minutes, for an engine that is slow to start containers. */
enum { ROUNDS = 64, LONGEST_PAUSE_MS = 5000 };
enum { MEMBERS = 4096, ID_SIZE = 65, STARTS = 8 };

/* What was asked about a container. `label_texts` is of the labels. */
static char status[32], finished[32], exit_code[16], policy[32], network[512], container_name[512], mark[4096];
static char label_texts[1 << 20];
static size label_used;

static const char *kept(const char *text) {
  char *to = label_texts + label_used;
  copy(to, sizeof label_texts - label_used, text);
  label_used += length_of(to) + 1;
  if (label_used >= sizeof label_texts) label_used = sizeof label_texts - 1;
  return to;
}

static void take_container(void) {
  static const struct { const char *path; char *to; size room; } wanted[] = {
    {"/State/Status", status, sizeof status}, {"/State/FinishedAt", finished, sizeof finished},
    {"/State/ExitCode", exit_code, sizeof exit_code}, {"/HostConfig/RestartPolicy/Name", policy, sizeof policy},
    {"/HostConfig/NetworkMode", network, sizeof network}, {"/Name", container_name, sizeof container_name},
    {"/Config/Labels/" PREFIX "mark", mark, sizeof mark}};
  for (size i = 0; i < sizeof wanted / sizeof *wanted; i++)
    if (is_same(path.text, wanted[i].path)) copy(wanted[i].to, wanted[i].room, value.text);
  const char *label = after("/Config/Labels/", path.text);
  if (label == 0 || !after(PREFIX, label) || label_count == sizeof labels / sizeof *labels) return;
  labels[label_count].name = kept(label);
  labels[label_count++].value = kept(value.text);
}

static int inspect(const char *ref) {
  status[0] = finished[0] = exit_code[0] = policy[0] = network[0] = container_name[0] = mark[0] = 0;
  label_used = label_count = 0;
  return look("/containers/", ref, "/json", take_container);
}

/* Volumes and networks have no labels but those that they were made with, and their marks begin with the key. */
static void take_key(void) {
  if (!is_same(path.text, "/Volumes/Labels/" PREFIX "mark") && !is_same(path.text, "/Labels/" PREFIX "mark")) return;
  size end = 0;
  while (value.text[end] && value.text[end] != '.') end++;
  if (value.text[end] == 0 || end == 0 || end > KEY_LENGTH) return;
  value.text[end] = 0;
  for (size i = 0; i < key_count; i++)
    if (is_same(keys[i], value.text)) return;
  if (key_count < sizeof keys / sizeof *keys) copy(keys[key_count++], KEY_LENGTH + 1, value.text);
}

static char members[MEMBERS][ID_SIZE];
static size member_count;

static void take_member(void) {
  if (is_same(path.text, "/Id") && member_count < MEMBERS) copy(members[member_count++], ID_SIZE, value.text);
}

/* Finds the members that are down. */
static int find_members(void) {
  key_count = member_count = 0;
  return look("/volumes", "?filters=%7B%22label%22:%5B%22berth.role%22%5D%7D", "", take_key) == 200 &&
         look("/networks", "?filters=%7B%22label%22:%5B%22berth.role%22%5D%7D", "", take_key) == 200 &&
         look("/containers/json", "?all=1&filters=%7B%22status%22:%5B%22exited%22%5D,%22label%22:%5B%22berth.role=container%22%5D%7D",
              "", take_member) == 200;
}

enum fate { DONE, LATER, NOW };

static enum fate fate_of(const char *member) {
  int found = inspect(member);
  if (found != 200) return found == 404 ? DONE : LATER;
  int is_wanted = is_same(policy, "always") || (is_same(policy, "on-failure") && !is_same(exit_code, "0"));
  if (!is_same(status, "exited") || !is_wanted || !is_marked(mark, container_name + 1)) return DONE;
  static char sandbox[sizeof network];
  const char *joined = after("container:", network);
  if (joined == 0) return DONE;
  copy(sandbox, sizeof sandbox, joined);
  return inspect(sandbox) == 200 && is_same(status, "running") ? NOW : LATER;
}

/* Requests to start a member: several at once, for the engine takes its time for each. */
static struct { int fd; char *member; } starts[STARTS];
static size started, ended;

/* A member that the engine could not start is tried again. */
static void end_start(void) {
  size i = ended++ % STARTS;
  int answered = status_of(starts[i].fd);
  end_answer();
  if (answered == 204 || answered == 304) starts[i].member[0] = 0;
}

static void start(char *member) {
  if (started - ended == STARTS) end_start();
  int fd = ask("POST ", "/containers/", member, "/start");
  if (fd < 0) return;
  starts[started % STARTS].fd = fd;
  starts[started++ % STARTS].member = member;
}

/* Whether some are left. */
static int start_members(void) {
  int left = 0;
  for (size i = 0; i < member_count; i++) {
    if (members[i][0] == 0) continue;
    enum fate fate = fate_of(members[i]);
    if (fate == DONE) members[i][0] = 0;
    if (fate == NOW) start(members[i]);
  }
  while (ended < started) end_start();
  for (size i = 0; i < member_count; i++) left |= members[i][0] != 0;
  return left;
}

/* The engine writes a container's short id there. */
static void read_own_id(char *to, size room) {
  int fd = call(SYS_openat, -100, (word)"/etc/hostname", 0, 0, 0);
  word n = fd < 0 ? 0 : call(SYS_read, fd, (word)to, room - 1, 0, 0);
  while (n > 0 && to[n - 1] <= ' ') n--;
  to[n > 0 ? n : 0] = 0;
}

/*
 * At the first start the engine has not restarted, and whoever is down may have been stopped by somebody. An engine that does not
 * know this container is another one, whose socket has the path here.
 */
static int restart(const char *own_id) {
  static int was_restarted, were_found;
  if (!was_restarted) {
    int found = inspect(own_id);
    if (found == 404 || (found == 200 && after("0001-", finished))) return 0;
    was_restarted = found == 200;
  }
  if (was_restarted && !were_found) were_found = find_members();
  return !were_found || start_members();
}

__attribute__((noreturn, used)) void run(word *stack) {
  static char own_id[64];
  socket_path = stack[0] > 1 ? (char *)stack[2] : "";
  read_own_id(own_id, sizeof own_id);
  word pause_ms = 125;
  for (int round = 0; round < ROUNDS && restart(own_id); round++) {
    pause_ms = 2 * pause_ms < LONGEST_PAUSE_MS ? 2 * pause_ms : LONGEST_PAUSE_MS;
    word pause[2] = {pause_ms / 1000, pause_ms % 1000 * 1000000};
    call(SYS_nanosleep, (word)pause, 0, 0, 0, 0);
  }
  for (;;) call(SYS_ppoll, 0, 0, 0, 0, 0);
}
