import { chmodSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readOrEmpty } from "./cache.mjs";

const CAP_SYS_RESOURCE = 24n;
const NAME = "runc-without-sys-resource";

/** What to do when the engine's daemon was started without the wrapper. */
export const ADVICE =
  "the engine starts no privileged containers, which clusters need: this machine does not grant CAP_SYS_RESOURCE. " +
  "Stop dockerd and run this again: set-up then starts it with a runtime that does without";

/**
 * Whether CAP_SYS_RESOURCE is denied even to root, as in some sandboxes.
 * @param {string} [status] of a process, as in /proc
 */
export function lacksSysResource(status = readOrEmpty("/proc/self/status")) {
  const bounding = /^CapBnd:\s*([0-9a-f]+)$/m.exec(status)?.[1];
  return bounding !== undefined && ((BigInt(`0x${bounding}`) >> CAP_SYS_RESOURCE) & 1n) === 0n;
}

/**
 * runc sets what a container's description asks for, and a privileged one asks for all capabilities. Between the two,
 * this takes one out of the description: of a container in its bundle, of an exec in the file of the process. Strings
 * within JSON have their quotes escaped, so that nothing but the capabilities themselves looks like them.
 */
export const WRAPPER = `#!/bin/sh
# Written by Berth's set-up: runc for a machine that does not grant CAP_SYS_RESOURCE.
previous=
for argument in "$@"; do
  case $argument in --bundle=* | --process=*) previous=\${argument%%=*} argument=\${argument#*=} ;; esac
  case $previous in
    --bundle | -b) file=$argument/config.json ;;
    --process | -p) file=$argument ;;
    *) file= ;;
  esac
  if [ -f "$file" ]; then
    sed -i -e ':capability' -e 's/\\("capabilities":{[^}]*\\)"CAP_SYS_RESOURCE",\\{0,1\\}/\\1/' -e 't capability' \\
      -e ':comma' -e 's/\\("capabilities":{[^}]*\\),]/\\1]/' -e 't comma' "$file"
  fi
  previous=$argument
done
exec runc "$@"
`;

/**
 * The arguments for dockerd that let it start privileged containers on this machine.
 * @param {string} cache
 * @param {boolean} isNeeded
 */
export function runtimeArguments(cache, isNeeded) {
  if (!isNeeded) {
    return [];
  }
  const directory = path.join(cache, "bin");
  mkdirSync(directory, { recursive: true });
  const file = path.join(directory, NAME);
  // Containers of another daemon may be starting with this file right now.
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, WRAPPER);
  chmodSync(fresh, 0o755);
  renameSync(fresh, file);
  return ["--add-runtime", `${NAME}=${file}`, "--default-runtime", NAME];
}
