import { formatProblem } from "../../../src/model";
import { type EngineRuntime, missingIsolation } from "../../../src/model/containerinstance/isolation";

const said = (runtime: Omit<EngineRuntime, "name">) => {
  const problem = missingIsolation("own", "isolation", [
    { name: "runc", path: "runc" },
    { name: "own", ...runtime },
  ]);
  return problem && formatProblem(problem);
};

test("a runtime that the engine lacks is named, with what it has and how to get one", () => {
  const runtimes = [{ name: "io.containerd.runc.v2" }, { name: "runc" }];
  expect(formatProblem(missingIsolation("runsc", "berth:isolation", runtimes)!)).toBe(
    'berth:isolation: "runsc" must be a runtime of the container engine, which has io.containerd.runc.v2, runc. For gVisor: ' +
      "install it (https://gvisor.dev/docs/user_guide/install/), run `runsc install -- --network=host` and restart the engine. " +
      "For Kata Containers, which can run groups of one container: install them " +
      "(https://github.com/kata-containers/kata-containers/blob/main/docs/install/README.md) and register them with the engine " +
      "under this name (https://docs.docker.com/engine/daemon/alternative-runtimes/) (Berth)",
  );
});

test.each<[string, Omit<EngineRuntime, "name">]>([
  ["the engine's own", { path: "runc" }],
  ["a containerd shim", {}],
  ["runsc with the host's network", { path: "/usr/local/bin/runsc", args: ["--network=host"] }],
  ["runsc with it among others", { path: "runsc", args: ["--debug", "-network=host", "--strace"] }],
  ["runsc with it in two arguments", { path: "runsc", args: ["--network", "host"] }],
  ["a script that may do anything", { path: "/usr/local/bin/runsc-shared", args: ["--network=sandbox"] }],
])("one that can isolate groups: %s", (_, runtime) => {
  expect(said(runtime)).toBeUndefined();
});

test.each<[string, Omit<EngineRuntime, "name">]>([
  ["no arguments", { path: "/usr/local/bin/runsc" }],
  ["other arguments", { path: "runsc", args: ["--platform=systrap", "--network=sandbox"] }],
  ["a network that only begins like it", { path: "runsc", args: ["--network=hostile"] }],
])("runsc that would take the group's network for one container alone: %s", (_, runtime) => {
  expect(said(runtime)).toBe(
    'isolation: "own" must be registered with the argument --network=host, for the containers of a group share one network: run ' +
      "`runsc install --runtime=own -- --network=host` and restart the engine (Berth)",
  );
});
