/** Text that Kubernetes takes as it is: it would put variables in the place of `$(NAME)`, and read `$$` as `$`. */
export function literal(text: string): string {
  return text.replace(/\$(?=[$(])/g, "$$$$");
}

/** The inverse of {@link literal}. */
export function unescaped(text: string): string {
  return text.replace(/\$\$/g, "$$");
}
