/** Escapes text for Kubernetes, which would replace `$(NAME)` with a variable and `$$` with `$`. */
export function literal(text: string): string {
  return text.replace(/\$(?=[$(])/g, "$$$$");
}

/** The inverse of {@link literal}. */
export function unescaped(text: string): string {
  return text.replace(/\$\$/g, "$$");
}
