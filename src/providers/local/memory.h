/* The compiler writes calls of these by itself. */
__attribute__((used)) void *memset(void *to, int byte, size length) {
  for (size i = 0; i < length; i++) ((volatile char *)to)[i] = byte;
  return to;
}
__attribute__((used)) void *memcpy(void *to, const void *from, size length) {
  for (size i = 0; i < length; i++) ((volatile char *)to)[i] = ((const char *)from)[i];
  return to;
}
