import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { aptInstall } from "../setup/apt.mjs";
import { hashTree, installOnce } from "../setup/cache.mjs";
import { importFiles, removeUnnamed } from "../setup/engine-images.mjs";
import { findGo } from "./go.mjs";
import { must, which } from "../setup/process.mjs";
import { tar } from "../setup/tar.mjs";
import { allOrFirstFailure } from "../setup/ways.mjs";

const HERE = import.meta.dirname;
/** What the image is made from. */
const SOURCES = ["kubernetes", "kubernetes.mjs"];
/** A hash of what the image is made from. */
export const sourcesOf = () => hashTree(HERE, SOURCES);
/** The version of Kubernetes that clusters get here. */
export const KUBERNETES = "1.34.4";
const COREDNS = "1.15.0";
/** What CoreDNS' go.mod asks for; Kubernetes' is content with less. */
const OLDEST_GO = "1.26.0";
/** The label by which an image is known to be ours once it has lost its name. */
const OURS = "berth.standin=k3s";
const PAUSE = "berth.standin/pause:1";
const SUITE = "bookworm";
const MIRROR = "http://deb.debian.org/debian";
const PACKAGES =
  "ca-certificates conntrack containerd containernetworking-plugins etcd-server iproute2 iptables kmod mount procps runc".split(
    " ",
  );
/** Of Debian's files, what nothing in a node reads. */
const USELESS = ["usr/share/doc", "usr/share/locale", "usr/share/man", "var/cache/apt", "var/lib/apt/lists"];
const VOLUMES = ["/var/lib/kubelet", "/var/lib/rancher/k3s", "/var/log"];

/**
 * Builds an image that takes k3s's command line out of upstream Kubernetes and Debian's packages. What takes long to
 * make is kept in the user's cache.
 * @param {{name: string, labels: Record<string, string>}} image
 * @param {import("../setup/engine.mjs").Engine} engine
 * @param {import("../setup/context.mjs").Context} context
 * @param {import("../setup/report.mjs").Step} step
 */
export async function buildStandIn({ name, labels }, engine, context, step) {
  const [rootfs, programs] = await bothOrNone(
    context,
    (own) => makeRootfs(own, step),
    (own) => makePrograms(own, step),
  );
  step.doing(`giving ${name} to the engine`);
  const overlay = temporary(context, "image");
  try {
    const files = layOut(overlay, programs, engine.arch);
    const changes = [
      'ENTRYPOINT ["/bin/k3s"]',
      'CMD ["agent"]',
      "ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
      ...VOLUMES.map((volume) => `VOLUME ${volume}`),
      ...[OURS, ...Object.entries(labels).map((pair) => pair.join("="))].map((label) => `LABEL ${label}`),
    ];
    await importFiles(engine, name, ["-C", rootfs, ".", "-C", overlay, ...files], changes, context.signal);
  } finally {
    rmSync(overlay, { recursive: true, force: true });
  }
  await removeUnnamed(engine, OURS);
}

/** An empty folder of this process; `installOnce` removes those that dead processes left. */
function temporary({ cache }, what) {
  const directory = path.join(cache, `kubernetes-${what}.partial-${process.pid}`);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory);
  return directory;
}

/**
 * The results of several works. The first failure stops the others, which have ended before it is told.
 * @template {{signal: AbortSignal}} Context
 * @param {Context} context
 * @param {((context: Context) => Promise<unknown>)[]} work
 */
export async function bothOrNone(context, ...work) {
  const failure = new AbortController();
  const own = { ...context, signal: AbortSignal.any([context.signal, failure.signal]) };
  return allOrFirstFailure(
    work.map((each) => each(own)),
    failure,
  );
}

/** A folder of the cache whose content depends on `inputs` alone; what an earlier version of it left is removed. */
async function kept(context, what, inputs, make) {
  const prefix = `kubernetes-${what}-`;
  const hash = createHash("sha256").update(JSON.stringify(inputs)).digest("hex").slice(0, 16);
  const directory = path.join(context.cache, `${prefix}${hash}`);
  if (!existsSync(directory)) {
    await installOnce(directory, make);
    for (const name of readdirSync(context.cache)) {
      if (name.startsWith(prefix) && name !== path.basename(directory) && !name.includes(".partial-")) {
        rmSync(path.join(context.cache, name), { recursive: true, force: true });
      }
    }
  }
  return directory;
}

function makeRootfs(context, step) {
  const { env, signal } = context;
  return kept(context, "rootfs", { SUITE, PACKAGES, USELESS, arch: process.arch }, async (partial) => {
    if (!which("debootstrap", env)) {
      await aptInstall(context, "debootstrap", { recommended: true });
    }
    step.doing("installing Debian for the nodes, which takes about a minute");
    // It would go on without a word where it has no key to check the signature with.
    const args = [
      "--force-check-gpg",
      "--variant=minbase",
      `--include=${PACKAGES.join(",")}`,
      SUITE,
      partial,
      await mirror(context),
    ];
    // It mounts /proc inside; in a namespace of its own that ends with it, however it ends.
    await must("Debian could not be installed for the nodes", "unshare", ["--mount", "debootstrap", ...args], {
      env,
      signal,
    });
    for (const name of USELESS) {
      rmSync(path.join(partial, name), { recursive: true, force: true });
    }
  });
}

/** The mirror that this machine is set up to use, if it has the suite and debootstrap can read it, as it cannot a list. */
async function mirror({ env, signal }) {
  const args = ["indextargets", "--format", "$(RELEASE) $(SITE)", "Created-By: Packages"];
  const { stdout } = await must("apt-get does not tell its mirrors", "apt-get", args, { env, signal });
  return mirrorAmong(stdout) ?? MIRROR;
}

/** @param {string} targets lines of a release and a site */
export const mirrorAmong = (targets) => new RegExp(`^${SUITE} (https?://\\S+)$`, "m").exec(targets)?.[1];

/** @returns {Promise<{kubernetes: string, coredns: string, k3s: string, pause: string}>} programs */
async function makePrograms(context, step) {
  const tools = temporary(context, "go");
  try {
    return await buildAll(context, tools, step);
  } finally {
    rmSync(tools, { recursive: true, force: true });
  }
}

async function buildAll(context, tools, step) {
  const sources = path.join(HERE, "kubernetes");
  let found;
  const program = async (name, version, how) => {
    const inputs = { version, sources: hashTree(sources, [name]), arch: process.arch };
    const directory = await kept(context, name, inputs, async (partial) => {
      const work = path.join(partial, "work");
      cpSync(path.join(sources, name), work, { recursive: true });
      found ??= findGo(OLDEST_GO, tools, context, step);
      const go = await found;
      const options = { cwd: work, env: { ...go.env, CGO_ENABLED: "0", GOWORK: "off" }, signal: context.signal };
      await how({ go: go.command, options, output: path.join(partial, name), work });
      rmSync(work, { recursive: true, force: true });
    });
    return path.join(directory, name);
  };
  // The small ones first: what is wrong with them shows before the long build.
  return {
    pause: await program("pause", "", compile),
    k3s: await program("k3s", KUBERNETES, compile),
    coredns: await program("coredns", COREDNS, async (build) => {
      step.doing(`building CoreDNS ${COREDNS}, which takes about 2 minutes`);
      writeFileSync(
        path.join(build.work, "go.mod"),
        `module berth.invalid/coredns\n\ngo ${OLDEST_GO}\n\nrequire github.com/coredns/coredns v${COREDNS}\n`,
      );
      await must("the source of CoreDNS could not be fetched", build.go, ["mod", "tidy"], build.options);
      await compile(build);
    }),
    kubernetes: await program("k8s", KUBERNETES, async (build) => {
      step.doing(`building Kubernetes ${KUBERNETES}, which takes about 6 minutes`);
      await writeKubernetesModule(build);
      await must("the source of Kubernetes could not be fetched", build.go, ["mod", "tidy"], build.options);
      const variable = "k8s.io/component-base/version.git";
      const [major, minor] = KUBERNETES.split(".");
      const version = { Version: `v${KUBERNETES}`, Major: major, Minor: minor, TreeState: "clean" };
      const settings = Object.entries(version).map(([key, value]) => `-X ${variable}${key}=${value}`);
      await compile(build, settings.join(" "));
    }),
  };
}

async function compile({ go, options, output }, settings = "") {
  const args = ["build", "-o", output, "-ldflags", `-s -w ${settings}`, "."];
  await must(`${path.basename(output)} could not be built`, go, args, options);
}

/** Kubernetes takes its own libraries from folders beside it; a module that requires it takes their published versions. */
async function writeKubernetesModule({ go, options, work }) {
  const module = `k8s.io/kubernetes@v${KUBERNETES}`;
  const { stdout } = await must(
    "the source of Kubernetes could not be fetched",
    go,
    ["mod", "download", "-json", module],
    options,
  );
  const edit = await must(
    "Kubernetes' go.mod could not be read",
    go,
    ["mod", "edit", "-json", JSON.parse(stdout).GoMod],
    options,
  );
  const libraries = JSON.parse(edit.stdout).Replace.filter(({ New }) => New.Path.startsWith("./staging/"));
  const version = `v0.${KUBERNETES.split(".").slice(1).join(".")}`;
  const lines = [
    "module berth.invalid/kubernetes",
    `go ${OLDEST_GO}`,
    `require k8s.io/kubernetes v${KUBERNETES}`,
    ...libraries.map(({ Old }) => `replace ${Old.Path} => ${Old.Path} ${version}`),
  ];
  writeFileSync(path.join(work, "go.mod"), `${lines.join("\n")}\n`);
}

/**
 * Puts our files where the image wants them.
 * @returns {string[]} the files and folders that Debian does not have; an engine refuses any that comes twice
 */
function layOut(overlay, programs, arch) {
  const own = "usr/local/lib/k3s";
  const links = ["k3s", "kubectl", "ctr"].map((name) => `usr/local/bin/${name}`);
  for (const directory of [own, "usr/local/bin", "usr/bin"]) {
    mkdirSync(path.join(overlay, directory), { recursive: true });
  }
  linkSync(programs.k3s, path.join(overlay, "usr/bin/k3s"));
  linkSync(programs.kubernetes, path.join(overlay, own, "k8s"));
  linkSync(programs.coredns, path.join(overlay, own, "coredns"));
  writeFileSync(path.join(overlay, own, "pause.tar"), pauseImage(readFileSync(programs.pause), arch));
  for (const link of links) {
    symlinkSync("/bin/k3s", path.join(overlay, link));
  }
  return ["usr/bin/k3s", own, ...links];
}

/**
 * The image of the container that holds a pod's namespaces, as `docker save` would write it.
 * @param {Buffer} program
 * @param {string} arch as the engine names it
 */
export function pauseImage(program, arch) {
  const layer = tar([{ type: "file", path: "pause", content: program, mode: 0o755 }]);
  const digest = createHash("sha256").update(layer).digest("hex");
  const config = {
    architecture: arch,
    os: "linux",
    config: { Entrypoint: ["/pause"] },
    rootfs: { type: "layers", diff_ids: [`sha256:${digest}`] },
  };
  const manifest = [{ Config: "config.json", RepoTags: [PAUSE], Layers: ["layer.tar"] }];
  return tar([
    { type: "file", path: "manifest.json", content: JSON.stringify(manifest) },
    { type: "file", path: "config.json", content: JSON.stringify(config) },
    { type: "file", path: "layer.tar", content: layer },
  ]);
}
