import Docker from "dockerode";
import { openDockerEngine } from "../../../src/docker/api/engine";
import type { Engine } from "../../../src/docker/engine";
import { findEngine } from "../../../src/providers/local/service";

/** The path of the socket of this machine's engine, which is found as the docker CLI and the plugin find it. */
export function machineSocket(): string {
  const endpoint = findEngine({});
  if (endpoint.kind === "socket") return endpoint.path;
  throw new Error("The tests need an engine with a socket on this machine: they forward to it and mount it.");
}

/** This machine's engine, by Berth's own client. */
export const openMachine = (): Promise<Engine> => openDockerEngine(findEngine({}));

/** Whether the engine under test is Podman. */
export const isPodman = process.env["BERTH_TEST_ENGINE"] === "podman";
/** Tests of what Podman cannot do, or does otherwise, as docs/engines.md says. `npm run test:engines` sets the variable. */
export const onDocker: typeof test = isPodman ? test.skip : test;
export const describeOnDocker: typeof describe = isPodman ? describe.skip : describe;

/** Everything in the engine whose ARM id begins with one of the ids: containers, volumes and networks, by name. */
export async function berthObjects(docker: Docker, ids: string[]): Promise<string[]> {
  const filters = { label: ["berth.id"] };
  const ours = (labels: Record<string, string> | undefined) =>
    ids.some((id) => labels?.["berth.id"]?.toLowerCase().startsWith(id.toLowerCase()));
  const containers = await docker.listContainers({ all: true, filters });
  const { Volumes } = await docker.listVolumes({ filters: { label: ["berth.id"] } });
  const networks = await docker.listNetworks({ filters });
  return [
    ...containers.filter(({ Labels }) => ours(Labels)).flatMap(({ Names }) => Names),
    ...(Volumes ?? []).filter(({ Labels }) => ours(Labels)).map(({ Name }) => Name),
    ...networks.filter(({ Labels }) => ours(Labels)).map(({ Name }) => Name),
  ];
}

/** All labels of all of Berth's things in the engine, as one text to search. */
export async function allLabels(docker: Docker): Promise<string> {
  const filters = { label: ["berth.id"] };
  const containers = await docker.listContainers({ all: true, filters });
  const { Volumes } = await docker.listVolumes({ filters: filters });
  const networks = await docker.listNetworks({ filters });
  return JSON.stringify([
    containers.map(({ Labels }) => Labels),
    (Volumes ?? []).map(({ Labels }) => Labels),
    networks.map(({ Labels }) => Labels),
  ]);
}

/** The same engine, by a client that is not Berth's. */
export const openDocker = (): Docker => new Docker({ socketPath: machineSocket() });
