/* System calls of Linux without a libc, and a start that hands the stack to `run`. For x86-64 and arm64. */
typedef unsigned long size;
typedef long word;

#if defined(__x86_64__)
enum {
  SYS_accept4 = 288, SYS_bind = 49, SYS_capset = 126, SYS_chdir = 80, SYS_chroot = 161, SYS_clock_gettime = 228,
  SYS_clone = 56, SYS_close = 3, SYS_connect = 42, SYS_dup3 = 292, SYS_execve = 59, SYS_exit_group = 231, SYS_fcntl = 72,
  SYS_getdents64 = 217, SYS_getsockopt = 55, SYS_getxattr = 191, SYS_listen = 50, SYS_mkdirat = 258,
  SYS_move_mount = 429, SYS_nanosleep = 35, SYS_newfstatat = 262,
  SYS_open_tree = 428, SYS_openat = 257, SYS_ppoll = 271, SYS_prctl = 157, SYS_read = 0, SYS_recvmsg = 47,
  SYS_renameat2 = 316, SYS_rt_sigprocmask = 14, SYS_sendmsg = 46, SYS_setitimer = 38, SYS_setsockopt = 54, SYS_setxattr = 188,
  SYS_shutdown = 48, SYS_socket = 41, SYS_statx = 332, SYS_umask = 95, SYS_umount2 = 166, SYS_unlinkat = 263,
  SYS_utimensat = 280, SYS_wait4 = 61, SYS_write = 1
};
static word call(word n, word a, word b, word c, word d, word e) {
  word result;
  register word r10 __asm__("r10") = d;
  register word r8 __asm__("r8") = e;
  __asm__ volatile("syscall" : "=a"(result) : "a"(n), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8) : "rcx", "r11", "memory");
  return result;
}
__asm__(".global _start\n_start:\n mov %rsp,%rdi\n and $-16,%rsp\n call run\n");
#elif defined(__aarch64__)
enum {
  SYS_accept4 = 242, SYS_bind = 200, SYS_capset = 91, SYS_chdir = 49, SYS_chroot = 51, SYS_clock_gettime = 113,
  SYS_clone = 220, SYS_close = 57, SYS_connect = 203, SYS_dup3 = 24, SYS_execve = 221, SYS_exit_group = 94, SYS_fcntl = 25,
  SYS_getdents64 = 61, SYS_getsockopt = 209, SYS_getxattr = 8, SYS_listen = 201, SYS_mkdirat = 34,
  SYS_move_mount = 429, SYS_nanosleep = 101, SYS_newfstatat = 79,
  SYS_open_tree = 428, SYS_openat = 56, SYS_ppoll = 73, SYS_prctl = 167, SYS_read = 63, SYS_recvmsg = 212,
  SYS_renameat2 = 276, SYS_rt_sigprocmask = 135, SYS_sendmsg = 211, SYS_setitimer = 103, SYS_setsockopt = 208, SYS_setxattr = 5,
  SYS_shutdown = 210, SYS_socket = 198, SYS_statx = 291, SYS_umask = 166, SYS_umount2 = 39, SYS_unlinkat = 35,
  SYS_utimensat = 88, SYS_wait4 = 260, SYS_write = 64
};
static word call(word n, word a, word b, word c, word d, word e) {
  register word x8 __asm__("x8") = n;
  register word x0 __asm__("x0") = a;
  register word x1 __asm__("x1") = b;
  register word x2 __asm__("x2") = c;
  register word x3 __asm__("x3") = d;
  register word x4 __asm__("x4") = e;
  __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4) : "memory");
  return x0;
}
__asm__(".global _start\n_start:\n mov x0,sp\n bl run\n");
#endif
