import { type Problem, RULES } from "../core/problem";

/** The parts of an image reference as written, without defaults. */
export interface ImageReference {
  /** Host and optional port, such as `registry.example.com:5000`. Absent: Docker Hub. */
  readonly registry?: string;
  /** For example `library/busybox` or `busybox`. */
  readonly repository: string;
  readonly tag?: string;
  /** For example `sha256:…`. */
  readonly digest?: string;
}

const HOST = /^(?:(?!-)[A-Za-z0-9-]+(?<!-)(?:\.(?!-)[A-Za-z0-9-]+(?<!-))*|\[[0-9A-Fa-f:]+\])(?::[0-9]+)?$/;
const PATH_COMPONENT = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:([0-9a-f]{32,})$/;
const DIGEST_LENGTHS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };
const FORM = "such as busybox:1 or registry.example.com/team/app:1.2";

/**
 * Parses an image reference by the grammar of the distribution project
 * (https://github.com/distribution/reference/blob/main/reference.go). A string says what is wrong, as a predicate.
 */
export function parseImage(reference: string): ImageReference | string {
  if (reference === "") return `must be an image reference ${FORM}`;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(reference)) return `must not have a scheme: write a reference ${FORM}`;
  if (/\s/.test(reference)) return "must not hold white space";

  const [beforeDigest = "", digest, ...more] = reference.split("@");
  if (more.length > 0) return "must have at most one @, before the digest";
  if (digest !== undefined && !isDigest(digest))
    return "must have after the @ a digest such as sha256: and 64 hexadecimal digits";

  // A colon before the last slash precedes the registry's port.
  const colon = beforeDigest.indexOf(":", beforeDigest.lastIndexOf("/") + 1);
  const name = colon < 0 ? beforeDigest : beforeDigest.slice(0, colon);
  const tag = colon < 0 ? undefined : beforeDigest.slice(colon + 1);
  if (tag !== undefined && !TAG.test(tag))
    return "must have after the : a tag of 1 to 128 letters, digits, _, . and -, the first no . or -";

  const { registry, repository } = splitName(name);
  if (registry !== undefined && !HOST.test(registry))
    return "must have before the first / the registry's host name, and perhaps a port: registry.example.com:5000";
  if (repository !== repository.toLowerCase())
    return `must have a repository in lower case: ${repository.toLowerCase()}`;
  if (!repository.split("/").every((component) => PATH_COMPONENT.test(component)))
    return `must be an image reference ${FORM}: lowercase letters and digits, with ., _, __ or - between them`;
  if (name.length > 255) return "must have a name of at most 255 characters";
  if (registry === undefined && /^[0-9a-f]{64}$/.test(repository))
    return "must be a name: 64 hexadecimal digits are an image's id on one machine";
  return {
    ...(registry !== undefined && { registry }),
    repository,
    ...(tag !== undefined && { tag }),
    ...(digest !== undefined && { digest }),
  };
}

/** The part before the first slash is a registry if it looks like a host. Docker decides the same way. */
function splitName(name: string): { registry?: string; repository: string } {
  const slash = name.indexOf("/");
  const first = name.slice(0, Math.max(slash, 0));
  const isHost = slash > 0 && (/[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase());
  return isHost ? { registry: first, repository: name.slice(slash + 1) } : { repository: name };
}

function isDigest(digest: string): boolean {
  const hex = DIGEST.exec(digest)?.[1];
  if (hex === undefined) return false;
  const length = DIGEST_LENGTHS[digest.slice(0, digest.indexOf(":"))];
  return length === undefined || hex.length === length;
}

/** Checks an image reference. Skips anything but a string. */
export function checkImage(value: unknown, path: string, rule: string = RULES.aci): Problem[] {
  if (typeof value !== "string") return [];
  const parsed = parseImage(value);
  return typeof parsed === "string" ? [{ path, value, allowed: parsed, rule }] : [];
}

/** Checks a registry's host and optional port. Skips anything but a string. */
export function checkRegistryHost(value: unknown, path: string, rule: string = RULES.aci): Problem[] {
  if (typeof value !== "string" || HOST.test(value)) return [];
  const form = "the registry's host name, and perhaps a port: registry.example.com:5000";
  const allowed = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? `must not have a scheme: write ${form}` : `must be ${form}`;
  return [{ path, value, allowed, rule }];
}
