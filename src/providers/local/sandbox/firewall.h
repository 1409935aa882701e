/*
 * The firewall of a group: nf_tables in its own network namespace. From outside one reaches the ports that the group exposes, and
 * nothing else; what the group itself asks for is answered. A port that is not exposed answers as one at which nothing listens.
 *
 * All rules are sent at once and hold together or not at all.
 */
#include <linux/netfilter.h>
#include <linux/netfilter/nf_conntrack_common.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netlink.h>
#include "text.h"

enum { NETLINK = 16, RAW_NONBLOCKING = 3 | 04000, EAGAIN = 11, E2BIG = 7, EINVAL = 22 };
/* Azure exposes five ports of a group at most. The batch has room for a rule of each port and for the others. */
enum { MOST_PORTS = 32, MESSAGES = MOST_PORTS + 16, BATCH_SIZE = MESSAGES * 512 };
enum { LOOPBACK = 1, DESTINATION_PORT = 2 };

#define TABLE "berth"
#define CHAIN "exposed"

static struct { unsigned char bytes[BATCH_SIZE]; size used; } batch __attribute__((aligned(4)));
/* What each message is for, by its number. */
static const char *purposes[MESSAGES];
static unsigned messages;

static void *add(size length) {
  void *at = batch.bytes + batch.used;
  batch.used += (length + 3) & ~3UL;
  return at;
}

static struct nlattr *add_header(unsigned short type, size length) {
  struct nlattr *attribute = add(sizeof *attribute + length);
  attribute->nla_type = type;
  attribute->nla_len = sizeof *attribute + length;
  return attribute;
}

static void add_attribute(unsigned short type, const void *bytes, size length) {
  unsigned char *content = (unsigned char *)(add_header(type, length) + 1);
  for (size i = 0; i < length; i++) content[i] = ((const unsigned char *)bytes)[i];
}

/* An attribute that consists of those up to its end. */
static struct nlattr *begin(unsigned short type) { return add_header(type | NLA_F_NESTED, 0); }

static size since(const void *at) { return batch.bytes + batch.used - (const unsigned char *)at; }

static void end(struct nlattr *attribute) { attribute->nla_len = since(attribute); }

static void add_text(unsigned short type, const char *text) { add_attribute(type, text, length_of(text) + 1); }

static unsigned short network_order(unsigned short number) { return (unsigned short)(number << 8 | number >> 8); }

static void add_number(unsigned short type, unsigned number) {
  unsigned char bytes[4] = {number >> 24, number >> 16, number >> 8, number};
  add_attribute(type, bytes, sizeof bytes);
}

static struct nlmsghdr *begin_message(
    const char *purpose, unsigned short type, unsigned short flags, unsigned char family, unsigned short id) {
  struct nlmsghdr *header = add(sizeof *header);
  struct nfgenmsg *netfilter = add(sizeof *netfilter);
  header->nlmsg_type = type;
  header->nlmsg_flags = NLM_F_REQUEST | flags;
  header->nlmsg_seq = messages;
  netfilter->nfgen_family = family;
  netfilter->res_id = network_order(id);
  purposes[messages++] = purpose;
  return header;
}

static void end_message(struct nlmsghdr *message) { message->nlmsg_len = since(message); }

static void add_border(const char *purpose, unsigned short type) {
  end_message(begin_message(purpose, type, 0, NFPROTO_UNSPEC, NFNL_SUBSYS_NFTABLES));
}

static struct nlmsghdr *begin_change(const char *purpose, unsigned short type, unsigned short flags) {
  return begin_message(purpose, NFNL_SUBSYS_NFTABLES << 8 | type, NLM_F_CREATE | NLM_F_ACK | flags, NFPROTO_INET, 0);
}

/* A rule is a list of expressions, each with a name and what it needs. */
struct rule { struct nlmsghdr *message; struct nlattr *list; };
struct expression { struct nlattr *element, *data; };

static struct rule begin_rule(const char *purpose) {
  struct rule rule = {begin_change(purpose, NFT_MSG_NEWRULE, NLM_F_APPEND), 0};
  add_text(NFTA_RULE_TABLE, TABLE);
  add_text(NFTA_RULE_CHAIN, CHAIN);
  rule.list = begin(NFTA_RULE_EXPRESSIONS);
  return rule;
}

static void end_rule(struct rule rule) {
  end(rule.list);
  end_message(rule.message);
}

static struct expression begin_expression(const char *name) {
  struct expression expression = {begin(NFTA_LIST_ELEM), 0};
  add_text(NFTA_EXPR_NAME, name);
  expression.data = begin(NFTA_EXPR_DATA);
  return expression;
}

static void end_expression(struct expression expression) {
  end(expression.data);
  end(expression.element);
}

static void add_value(unsigned short type, const void *bytes, size length) {
  struct nlattr *at = begin(type);
  add_attribute(NFTA_DATA_VALUE, bytes, length);
  end(at);
}

static void compare(enum nft_cmp_ops how, const void *bytes, size length) {
  struct expression expression = begin_expression("cmp");
  add_number(NFTA_CMP_SREG, NFT_REG_1);
  add_number(NFTA_CMP_OP, how);
  add_value(NFTA_CMP_DATA, bytes, length);
  end_expression(expression);
}

static void if_meta(enum nft_meta_keys key, const void *bytes, size length) {
  struct expression expression = begin_expression("meta");
  add_number(NFTA_META_DREG, NFT_REG_1);
  add_number(NFTA_META_KEY, key);
  end_expression(expression);
  compare(NFT_CMP_EQ, bytes, length);
}

static void if_protocol(unsigned char protocol) { if_meta(NFT_META_L4PROTO, &protocol, sizeof protocol); }

static void if_port(unsigned short port) {
  port = network_order(port);
  struct expression expression = begin_expression("payload");
  add_number(NFTA_PAYLOAD_DREG, NFT_REG_1);
  add_number(NFTA_PAYLOAD_BASE, NFT_PAYLOAD_TRANSPORT_HEADER);
  add_number(NFTA_PAYLOAD_OFFSET, DESTINATION_PORT);
  add_number(NFTA_PAYLOAD_LEN, sizeof port);
  end_expression(expression);
  compare(NFT_CMP_EQ, &port, sizeof port);
}

/* Whether the packet's connection is in one of these states. */
static void if_state(unsigned states) {
  static const unsigned none;
  struct expression expression = begin_expression("ct");
  add_number(NFTA_CT_DREG, NFT_REG_1);
  add_number(NFTA_CT_KEY, NFT_CT_STATE);
  end_expression(expression);
  expression = begin_expression("bitwise");
  add_number(NFTA_BITWISE_SREG, NFT_REG_1);
  add_number(NFTA_BITWISE_DREG, NFT_REG_1);
  add_number(NFTA_BITWISE_LEN, sizeof states);
  add_value(NFTA_BITWISE_MASK, &states, sizeof states);
  add_value(NFTA_BITWISE_XOR, &none, sizeof none);
  end_expression(expression);
  compare(NFT_CMP_NEQ, &none, sizeof none);
}

static void decide(unsigned verdict) {
  struct expression expression = begin_expression("immediate");
  add_number(NFTA_IMMEDIATE_DREG, NFT_REG_VERDICT);
  struct nlattr *data = begin(NFTA_IMMEDIATE_DATA), *nested = begin(NFTA_DATA_VERDICT);
  add_number(NFTA_VERDICT_CODE, verdict);
  end(nested);
  end(data);
  end_expression(expression);
}

static void reject(enum nft_reject_types how, unsigned char code) {
  struct expression expression = begin_expression("reject");
  add_number(NFTA_REJECT_TYPE, how);
  add_attribute(NFTA_REJECT_ICMP_CODE, &code, sizeof code);
  end_expression(expression);
}

static void add_chain(void) {
  struct nlmsghdr *message = begin_change("table", NFT_MSG_NEWTABLE, 0);
  add_text(NFTA_TABLE_NAME, TABLE);
  end_message(message);
  message = begin_change("chain", NFT_MSG_NEWCHAIN, 0);
  add_text(NFTA_CHAIN_TABLE, TABLE);
  add_text(NFTA_CHAIN_NAME, CHAIN);
  add_text(NFTA_CHAIN_TYPE, "filter");
  struct nlattr *hook = begin(NFTA_CHAIN_HOOK);
  add_number(NFTA_HOOK_HOOKNUM, NF_INET_LOCAL_IN);
  add_number(NFTA_HOOK_PRIORITY, 0);
  end(hook);
  end_message(message);
}

static void add_accepting_rules(void) {
  static const unsigned loopback = LOOPBACK;
  struct rule rule = begin_rule("loopback");
  if_meta(NFT_META_IIF, &loopback, sizeof loopback);
  decide(NF_ACCEPT);
  end_rule(rule);
  rule = begin_rule("connections");
  if_state(NF_CT_STATE_BIT(IP_CT_ESTABLISHED) | NF_CT_STATE_BIT(IP_CT_RELATED));
  decide(NF_ACCEPT);
  end_rule(rule);
  rule = begin_rule("icmp");
  if_protocol(IPPROTO_ICMP);
  decide(NF_ACCEPT);
  end_rule(rule);
  rule = begin_rule("icmpv6");
  if_protocol(IPPROTO_ICMPV6);
  decide(NF_ACCEPT);
  end_rule(rule);
}

static void add_rejecting_rules(void) {
  /* A late packet of a connection that the group has made: an answer could cut the connection off. */
  struct rule rule = begin_rule("invalid");
  if_state(NF_CT_STATE_INVALID_BIT);
  decide(NF_DROP);
  end_rule(rule);
  rule = begin_rule("tcp");
  if_protocol(IPPROTO_TCP);
  reject(NFT_REJECT_TCP_RST, 0);
  end_rule(rule);
  rule = begin_rule("rest");
  reject(NFT_REJECT_ICMPX_UNREACH, NFT_REJECT_ICMPX_PORT_UNREACH);
  end_rule(rule);
}

/* A port in Docker's form, such as 80/tcp. Returns 0 when it is none. */
static int add_exposed(const char *text) {
  unsigned port = 0;
  const char *at = text;
  for (; *at >= '0' && *at <= '9' && port <= 0xffff; at++) port = 10 * port + (*at - '0');
  int is_tcp = is_same(at, "/tcp");
  if (port == 0 || port > 0xffff || (!is_tcp && !is_same(at, "/udp"))) return 0;
  struct rule rule = begin_rule(text);
  if_protocol(is_tcp ? IPPROTO_TCP : IPPROTO_UDP);
  if_port(port);
  decide(NF_ACCEPT);
  end_rule(rule);
  return 1;
}

/* Sends the batch. The kernel has answered when the write returns. */
static word send_batch(const char **purpose) {
  static struct { struct nlmsghdr header; int error; char rest[4096]; } answer;
  *purpose = "socket";
  int fd = call(SYS_socket, NETLINK, RAW_NONBLOCKING, NETLINK_NETFILTER, 0, 0);
  if (fd < 0) return fd;
  *purpose = "batch";
  word got = call(SYS_write, fd, (word)batch.bytes, batch.used, 0, 0), error = -EINVAL;
  while (got > 0 && (got = call(SYS_read, fd, (word)&answer, sizeof answer, 0, 0)) > 0) {
    error = answer.error;
    if (error == 0) continue;
    if (answer.header.nlmsg_seq < messages) *purpose = purposes[answer.header.nlmsg_seq];
    break;
  }
  call(SYS_close, fd, 0, 0, 0, 0);
  return got < 0 && got != -EAGAIN ? got : error;
}

/* Makes the rules for ports in Docker's form. Returns the kernel's error, or 0, and what it is about. */
static word make_firewall(char **ports, size count, const char **purpose) {
  *purpose = "ports";
  if (count > MOST_PORTS) return -E2BIG;
  add_border("begin", NFNL_MSG_BATCH_BEGIN);
  add_chain();
  add_accepting_rules();
  for (size i = 0; i < count; i++) {
    *purpose = ports[i];
    if (!add_exposed(ports[i])) return -EINVAL;
  }
  add_rejecting_rules();
  add_border("end", NFNL_MSG_BATCH_END);
  return send_batch(purpose);
}
