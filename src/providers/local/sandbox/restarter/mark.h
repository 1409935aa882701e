/* The mark of what Berth made (src/docker/marks.cjs): HMAC-SHA-256 of kind, name and labels, as JSON.stringify writes them. */

struct sha { unsigned state[8]; unsigned char block[64]; size length; };

static unsigned turn(unsigned a, int n) { return a >> n | a << (32 - n); }

static void digest(struct sha *sha) {
  static const unsigned K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01,
    0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc,
    0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08,
    0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};
  unsigned w[64], s[8];
  for (int i = 0; i < 16; i++) {
    const unsigned char *b = sha->block + 4 * i;
    w[i] = (unsigned)b[0] << 24 | b[1] << 16 | b[2] << 8 | b[3];
  }
  for (int i = 16; i < 64; i++) {
    unsigned a = w[i - 15], b = w[i - 2];
    w[i] = w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ a >> 3) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ b >> 10);
  }
  for (int i = 0; i < 8; i++) s[i] = sha->state[i];
  for (int i = 0; i < 64; i++) {
    unsigned a = s[0], e = s[4];
    unsigned one = s[7] + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & s[5]) ^ (~e & s[6])) + K[i] + w[i];
    unsigned two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
    for (int j = 7; j > 0; j--) s[j] = s[j - 1];
    s[4] += one;
    s[0] = one + two;
  }
  for (int i = 0; i < 8; i++) sha->state[i] += s[i];
}

static void hash_byte(struct sha *sha, int byte) {
  sha->block[sha->length++ % 64] = byte;
  if (sha->length % 64 == 0) digest(sha);
}

/* Begins a hash with a key, each of whose bytes is changed. */
static void hash_key(struct sha *sha, const char *key, int change) {
  static const unsigned first[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  for (int i = 0; i < 8; i++) sha->state[i] = first[i];
  sha->length = 0;
  for (int i = 0; i < 64; i++) hash_byte(sha, (*key ? *key++ : 0) ^ change);
}

static void hash_end(struct sha *sha, unsigned char out[32]) {
  size bits = sha->length * 8;
  hash_byte(sha, 0x80);
  while (sha->length % 64 != 56) hash_byte(sha, 0);
  for (int i = 56; i >= 0; i -= 8) hash_byte(sha, bits >> i);
  for (int i = 0; i < 32; i++) out[i] = sha->state[i / 4] >> (24 - i % 4 * 8);
}

static void hash_raw(struct sha *sha, const char *text) {
  while (*text) hash_byte(sha, *text++);
}

static void hash_text(struct sha *sha, const char *text) {
  static const char meanings[] = "\b\f\n\r\t\"\\", letters[] = "bfnrt\"\\", digits[] = "0123456789abcdef";
  hash_byte(sha, '"');
  for (; *text; text++) {
    unsigned char byte = *text;
    size i = 0;
    while (meanings[i] && meanings[i] != *text) i++;
    if (meanings[i]) hash_byte(sha, '\\'), hash_byte(sha, letters[i]);
    else if (byte >= ' ') hash_byte(sha, byte);
    else hash_raw(sha, byte < 16 ? "\\u000" : "\\u001"), hash_byte(sha, digits[byte % 16]);
  }
  hash_byte(sha, '"');
}

#define PREFIX "berth."
#define KEY_LENGTH 64
static char keys[16][KEY_LENGTH + 1];
static size key_count;

/* Berth's labels of a container, in the order of their names: so the engine writes them. */
static struct { const char *name, *value; } labels[64];
static size label_count;

/* A container's mark is the names of the labels that are Berth's, without the prefix and with commas between; a dot; the hash. */
static int is_named(const char *mark, size end, const char *label) {
  const char *name = after(PREFIX, label);
  for (size from = 0; from <= end;) {
    size n = 0;
    while (from + n < end && mark[from + n] != ',') n++;
    size same = 0;
    while (same < n && name[same] == mark[from + same]) same++;
    if (same == n && name[n] == 0) return 1;
    from += n + 1;
  }
  return 0;
}

static int is_marked_with(const char *key, const char *mark, size end, const char *name) {
  static const char digits[] = "0123456789abcdef";
  struct sha sha;
  unsigned char inner[32], outer[32];
  hash_key(&sha, key, 0x36);
  hash_raw(&sha, "[\"container\",");
  hash_text(&sha, name);
  const char *between = ",[[";
  for (size i = 0; i < label_count; i++) {
    if (!is_named(mark, end, labels[i].name)) continue;
    hash_raw(&sha, between);
    hash_text(&sha, labels[i].name);
    hash_byte(&sha, ',');
    hash_text(&sha, labels[i].value);
    between = "],[";
  }
  hash_raw(&sha, "]]]");
  hash_end(&sha, inner);
  hash_key(&sha, key, 0x5c);
  for (int i = 0; i < 32; i++) hash_byte(&sha, inner[i]);
  hash_end(&sha, outer);
  const char *signed_with = mark + end + 1;
  for (int i = 0; i < 32; i++, signed_with += 2)
    if (signed_with[0] != digits[outer[i] >> 4] || signed_with[1] != digits[outer[i] & 15]) return 0;
  return *signed_with == 0;
}

/* Whether a container with these labels bears a right mark. */
static int is_marked(const char *mark, const char *name) {
  size end = length_of(mark);
  while (end > 0 && mark[end] != '.') end--;
  if (mark[end] != '.') return 0;
  for (size i = 0; i < key_count; i++)
    if (is_marked_with(keys[i], mark, end, name)) return 1;
  return 0;
}
