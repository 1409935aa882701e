import Docker from "dockerode";

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

export const openDocker = () => new Docker();
