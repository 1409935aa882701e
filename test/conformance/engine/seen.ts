import { omit } from "../../../src/model/core/json";
import type Docker from "dockerode";
import { flattenBody, type Json } from "../../../src/model/core/armBody";
import { CONTAINER_INSTANCE_VERSION } from "../../../src/providers/arm/wire/sdk";
import { inside } from "../../support/engine/inside";
import type { LivePlace } from "./livePlace";

type Container = Docker.ContainerInspectInfo;

/** A group as the engine and the local service show it. */
export interface Seen {
  readonly docker: Docker;
  readonly place: LivePlace;
  readonly sandbox: Container;
  /** Containers and init containers by name. */
  readonly members: Readonly<Record<string, Container>>;
  /** The service's answer, in flat form. */
  readonly arm: Json;
  /** Output and errors of a program in a container. */
  readonly run: (member: string, ...command: string[]) => Promise<string>;
}

export async function look(place: LivePlace, name: string): Promise<Seen> {
  const { docker, arm } = place;
  const id = arm.site(name);
  const filters = { label: [`berth.key=${id.toLowerCase()}`] };
  const [found, answer] = await Promise.all([
    docker.listContainers({ all: true, filters }),
    arm.send("GET", id, undefined, { version: CONTAINER_INSTANCE_VERSION }),
  ]);
  const all = await Promise.all(found.map(({ Id }) => docker.getContainer(Id).inspect()));
  const labelled = (label: string) => all.filter(({ Config }) => Config.Labels[label] !== undefined);
  const sandbox = all.find(({ Config }) => Config.Labels["berth.role"] === "sandbox");
  if (sandbox === undefined) throw new Error(`${id} is not running: ${JSON.stringify(answer.body)}`);
  return {
    docker,
    place,
    sandbox,
    members: Object.fromEntries(
      labelled("berth.container").map((item) => [item.Config.Labels["berth.container"], item]),
    ),
    arm: flattenBody(answer.body as Json),
    run: (member, ...command) => inside(docker, id, member, ...command),
  };
}

/** Distinguishes the runs of a group's containers. */
export function runsOf({ members }: Seen): Record<string, string> {
  return Object.fromEntries(Object.entries(members).map(([name, { Id, State }]) => [name, `${Id} ${State.StartedAt}`]));
}

/** Everything of a group's containers that may have an effect, except what differs in each deployment. */
export function settingsOf({ members, sandbox }: Seen): unknown {
  const settings = ({ Config, HostConfig, Mounts }: Container) => ({
    config: omit(Config, "Labels", "Hostname"),
    host: omit(HostConfig as Json, "Mounts", "NetworkMode"),
    mounts: Mounts.map(({ Destination, RW }) => [Destination, RW]),
  });
  const all = Object.entries(members).map(([name, member]) => [name, settings(member)]);
  return { ...Object.fromEntries(all), sandbox: sandbox.Id };
}
