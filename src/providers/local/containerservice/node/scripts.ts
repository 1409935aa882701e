/** Port on a node's 127.0.0.1 where it acts as a registry for containerd. */
const REGISTRY_PORT = 10300;

/**
 * Starts a node: makes its container look like a machine of the node's size, answers containerd's questions about
 * images, mounts the cluster's shares, and then becomes k3s. Runs in the shells of BusyBox and Debian.
 */
export const NODE_SCRIPT = `#!/bin/sh
set -e
system=/sys/devices/system
mount -o bind /berth/machine/meminfo /proc/meminfo
# What programs ask for the CPUs that they may really use.
for name in online possible present; do cat $system/cpu/$name > /berth/machine/cpu/$name; done
mount -o bind /berth/machine/cpu $system/cpu
# A kernel without NUMA has none.
[ ! -d $system/node ] || mount -o bind /berth/machine/node $system/node
while :; do
  /berth/node-program serve ${REGISTRY_PORT} /berth/engine-image || sleep 1
done &
# Before any pod starts. Why shares are missing stands in the node's log, and the node is of use without them.
/berth/node-program shares || :
exec k3s "$@"
`;

/**
 * Answers a request that containerd sends to a registry before a pull: which image does this tag stand for? If the
 * container engine has an image of that name, it is first copied into containerd. Then the answer names an image that
 * containerd has, and nothing needs to be pulled. For all other images the answer is "not found", and containerd asks
 * the image's own registry.
 */
export const ENGINE_IMAGE = `#!/bin/sh
return_char=$(printf '\\r')
read -r method path _
while read -r header && [ "$header" != "$return_char" ]; do :; done

answer() {
  printf 'HTTP/1.1 %s\\r\\nConnection: close\\r\\n%b\\r\\n' "$1" "$2"
  exit 0
}
missing() { answer '404 Not Found' 'Content-Length: 0\\r\\n'; }

case "$method $path" in
  'HEAD /v2/'*'/manifests/'*'?ns='*) ;;
  *) missing ;;
esac
host=\${path##*\\?ns=}
case "$host" in *%3[Aa]*) host=\${host%%%3*}:\${host##*%3?} ;; esac
path=\${path#/v2/}
path=\${path%\\?ns=*}
tag=\${path##*/manifests/}
image=$host/\${path%/manifests/*}:$tag
# A digest has a colon, and names content that only its own registry has as it was pushed.
case "$tag" in *[!A-Za-z0-9._-]*) missing ;; esac
case "$image" in *[!A-Za-z0-9._:/-]*) missing ;; esac

details=$(/berth/node-program get "/images/$image/json") || missing
id=\${details#*'"Id":"'}
id=\${id%%'"'*}

# What containerd has by that name.
look() {
  set -- $(ctr -n k8s.io images ls "name==$image" | sed 1d)
  type=\${2-} digest=\${3-} manifest=
  [ -z "$digest" ] || manifest=$(ctr -n k8s.io content get "$digest")
}
look
# The engine's id is the digest of the image's configuration, or of the manifest.
case "$digest $manifest" in
  *"$id"*) ;;
  *)
    /berth/node-program get "/images/$image/get" | ctr -n k8s.io images import - > /dev/null 2>&1 || missing
    look
    ;;
esac
[ -n "$digest" ] || missing
size=$(ctr -n k8s.io content get "$digest" | wc -c)
answer '200 OK' "Content-Type: $type\\\\r\\\\nContent-Length: $size\\\\r\\\\nDocker-Content-Digest: $digest\\\\r\\\\n"
`;

/** k3s asks this registry first for every image. */
export const REGISTRIES_YAML = `mirrors:
  "*":
    endpoint:
      - "http://127.0.0.1:${REGISTRY_PORT}"
`;

/** The same for containerd itself. */
export const HOSTS_TOML = `[host."http://127.0.0.1:${REGISTRY_PORT}"]
  capabilities = ["pull", "resolve"]
`;
