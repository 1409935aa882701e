/**
 * Tests of what Podman is refused, or of what it does otherwise, as docs/engines.md says: patterns of paths. Some tests of one file are
 * left out by `onDocker` of test/support/engine/docker.ts.
 */
const LEFT_OUT = [
  // Clusters, which are refused at preview.
  "test/providers/local/containerservice/",
  "test/providers/kubernetes/",
  "test/providers/local/storage/mounted",
  "test/security/(canaries|kubeconfig|nodes|overlaps)",
  // A kernel without a firewall, which a seccomp profile of Docker's plays.
  "test/security/firewall",
  "test/examples/(aks|tiers|pools|refusals|killed|automation)",
  // What it removes of a group cannot be removed alone here; test/providers/local/containerinstance/drift has the rest.
  "test/examples/drift",
  // The client of a Docker Engine, and Docker's daemon and its restarts.
  "test/docker/",
  "test/providers/local/engineRestart",
  "test/providers/local/sandbox/",
  // A second runtime, which is refused at preview.
  "test/conformance/",
  "test/providers/local/containerinstance/(isolation|randomGroups)",
];

/** Jest's arguments on Podman. */
export const ON_PODMAN = ["--testPathIgnorePatterns", ...LEFT_OUT];
