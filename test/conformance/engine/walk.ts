import { systemClock } from "../../../src/clock";
import { type Change, changes, type Inputs } from "../../../src/model";
import { inputsFromOutputs } from "../../../src/model/core/projection";
import type { Json } from "../../../src/model/core/armBody";
import { containerGroup } from "../../../src/model/containerinstance/containerGroup";
import { groupVerdict } from "../../../src/model/containerinstance/update";
import { wholeBody } from "../../../src/providers/arm/containerinstance/containerGroup";
import { CONTAINER_INSTANCE_VERSION } from "../../../src/providers/arm/wire/sdk";
import { Call } from "../../../src/providers/arm/wire/call";
import { Session } from "../../../src/providers/arm/wire/session";
import { localConnection } from "../../../src/providers/targets/localConnection";
import { type LocalArm, SUBSCRIPTION } from "../../support/engine/arm";
import { groupOf, withOther } from "../groups";
import { lostIn, SECRETS } from "../lost";
import type { Property } from "../properties";
import { type Place, type SceneName, scenesOf } from "../scenes";
import { placeOf, valueAt } from "../table";
import type { Effect } from "./effects";
import type { LivePlace } from "./livePlace";
import { look, runsOf, type Seen, settingsOf } from "./seen";

/** What happened to a group when a single property changed. */
export interface Outcome {
  /** The note of the preview. */
  verdict?: string | undefined;
  status?: number;
  code?: string;
  message?: string;
  /** Paths that a refusal names. */
  targets?: string[];
  /** How the operation ended. */
  end?: string;
  /** Containers with a new id or start time. */
  restarted?: "all" | "some" | "none";
  moved?: { ip: boolean; fqdn: boolean };
  /** Settings of the containers, and the sandbox, before and after. */
  settings?: [unknown, unknown];
  /** Its observed effect, before and after. */
  seen?: unknown[];
  /** The service's value at its path, before and after. */
  returned?: unknown[];
  /** The differences that a refresh would find, before and after. */
  drift?: Change[][];
  /** Whether an import would find everything that can be read, before and after. */
  imported?: boolean[];
}

/** Deploys the groups of a place and changes their properties. */
export class Walk {
  readonly outcomes = new Map<string, Outcome>();

  constructor(
    private readonly live: LivePlace,
    private readonly place: Place,
    private readonly effects: Record<string, Effect>,
  ) {}

  /**
   * Deploys a group and changes its properties one after the other. Properties that change together with others come
   * last.
   */
  async scene(name: SceneName, properties: readonly Property[]): Promise<void> {
    const own = [
      ...properties.filter(({ along }) => along === undefined),
      ...properties.filter(({ along }) => along !== undefined),
    ];
    let inputs: Inputs = scenesOf(this.place)[name];
    const { status, body } = await this.put(inputs);
    if (status !== "Succeeded") throw new Error(`${name}: ${JSON.stringify(body)}`);
    let seen = await look(this.live, name);
    for (const property of own) {
      const before = seen;
      const news = withOther(inputs, property);
      const effect = this.effects[property.path];
      const outcome: Outcome = {};
      this.outcomes.set(property.path, outcome);
      const note = async () => {
        (outcome.seen ??= []).push(await effect?.see(seen));
        (outcome.returned ??= []).push(returned(seen, property));
        (outcome.drift ??= []).push(drift(inputs, seen));
        (outcome.imported ??= []).push(isImported(inputs, seen));
      };
      await note();
      if (property.isName || property.only) continue;
      outcome.verdict = groupVerdict(changes(containerGroup, inputs, news));
      const sent = outcome.verdict === "patch" ? await this.patch(news) : await this.put(news);
      Object.assign(outcome, { status: sent.code, ...refusal(sent.body), ...(sent.status && { end: sent.status }) });
      seen = await look(this.live, name);
      outcome.restarted = restarted(before, seen);
      outcome.moved = moved(before, seen);
      outcome.settings = [settingsOf(before), settingsOf(seen)];
      if (outcome.verdict === "replace" || sent.code >= 400) continue;
      inputs = news;
      await note();
    }
  }

  /** Sends a group with a property that is refused. */
  async refused(property: Property): Promise<void> {
    const { code, body } = await this.put(groupOf(this.place, property));
    this.outcomes.set(property.path, { status: code, ...refusal(body) });
  }

  private async put(inputs: Inputs): Promise<Sent> {
    if (inputs["containerGroupName"] === "registry") await this.live.forgetImage();
    return putGroup(this.live.arm, inputs);
  }

  private async patch(inputs: Inputs): Promise<Sent> {
    const site = this.live.arm.site(String(inputs["containerGroupName"]));
    const answer = await this.live.arm.send("PATCH", site, { tags: inputs["tags"] });
    return { code: answer.status, body: answer.body };
  }
}

/** The result of a request. */
interface Sent {
  readonly code: number;
  /** How its operation ended. */
  readonly status?: string;
  readonly body: any;
}

/** Sends a group as the plugin does, and follows the operation to its end. */
export async function putGroup(arm: LocalArm, inputs: Inputs): Promise<Sent> {
  const session = new Session(localConnection(arm.service, SUBSCRIPTION), systemClock);
  const call = new Call({ signal: new AbortController().signal, progress: () => undefined });
  const body = await wholeBody(session, inputs, call);
  const site = arm.site(String(inputs["containerGroupName"]));
  const answer = await arm.send("PUT", site, body, { version: CONTAINER_INSTANCE_VERSION });
  if (answer.status >= 400) return { code: answer.status, body: answer.body };
  const end = await arm.follow(answer);
  return { code: answer.status, status: end.body.status, body: end.body };
}

function refusal(body: any): Outcome {
  const { error } = body ?? {};
  if (error === undefined) return {};
  return {
    code: error.code,
    message: JSON.stringify(error),
    targets: (error.details ?? []).map(({ target }: { target: string }) => target),
  };
}

/** Which containers have another id or start time than before. */
export function restarted(before: Seen, after: Seen): "all" | "some" | "none" {
  const [old, now] = [new Set(Object.values(runsOf(before))), Object.values(runsOf(after))];
  const kept = now.filter((run) => old.has(run)).length;
  if (kept === now.length && now.length === old.size) return "none";
  return kept === 0 ? "all" : "some";
}

function moved(before: Seen, after: Seen): { ip: boolean; fqdn: boolean } {
  const [old, now] = [before, after].map(({ arm }) => arm["ipAddress"] as Json | undefined);
  return { ip: old?.["ip"] !== now?.["ip"], fqdn: old?.["fqdn"] !== now?.["fqdn"] };
}

/** The differences between a group's inputs and what a refresh reads. */
function drift(inputs: Inputs, { arm }: Seen): Change[] {
  return changes(containerGroup, inputsFromOutputs(containerGroup, arm, inputs), inputs, arm);
}

function isImported(inputs: Inputs, { arm }: Seen): boolean {
  const found = changes(containerGroup, inputsFromOutputs(containerGroup, arm), inputs, arm);
  const lost = lostIn(inputs, SECRETS);
  const isSame = JSON.stringify(found.map(({ path }) => path).sort()) === JSON.stringify(lost.sort());
  return isSame && !found.some(({ replace }) => replace);
}

/** The value that the service returns for a property. */
function returned({ arm }: Seen, property: Property): unknown {
  const at = placeOf(property.path, property);
  const [, list, index] = /^(identity\.userAssignedIdentities)\[(\d+)\]$/.exec(at) ?? [];
  if (list !== undefined) return Object.keys(valueAt(arm, list) as Json)[Number(index)];
  return valueAt(arm, at);
}
