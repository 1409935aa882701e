/* Giving up capabilities. With no-new-privileges, which Berth's containers have, nothing brings them back. */
#include <linux/capability.h>
#include <linux/prctl.h>

/* Returns the kernel's error, or 0. */
static word give_up_rights(void) {
  /* The kernel writes to it when it knows another version. */
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  static const struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3];
  for (word right = 0, has; (has = call(SYS_prctl, PR_CAPBSET_READ, right, 0, 0, 0)) >= 0; right++) {
    word error = has ? call(SYS_prctl, PR_CAPBSET_DROP, right, 0, 0, 0) : 0;
    if (error < 0) return error;
  }
  /* What is not inheritable any more is not ambient either. */
  return call(SYS_capset, (word)&header, (word)none, 0, 0, 0);
}
