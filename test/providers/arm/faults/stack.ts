import type { ServiceError } from "@grpc/grpc-js";
import { createArmClient } from "../../../../src/providers/arm/client";
import type { ArmConnection } from "../../../../src/providers/arm/contract";
import type { PropertyMap } from "../../../../src/providers/plugin/values";
import type { FakeClock } from "../../../support/arm/script";
import { leftover, Plugin, remembered, SUBSCRIPTION } from "../../plugin/support";

/** A resource of a program. */
export interface Wanted {
  /** `token::name` */
  readonly resource: string;
  readonly inputs: PropertyMap;
  /** Names of those that it needs. */
  readonly needs: readonly string[];
}

interface Known {
  readonly id: string;
  readonly inputs: PropertyMap;
  readonly outputs: PropertyMap;
  readonly needs: readonly string[];
  /** Whether its last operation failed, so that the next one sends it anew. */
  readonly isHalf: boolean;
}

/** A failed step, as the user reads it. */
export interface Failure {
  readonly resource: string;
  readonly step: "create" | "update" | "delete";
  readonly message: string;
}

/**
 * As much of Pulumi's engine as a stack needs whose every command is a process of its own: Check, Diff, and the steps in the order of
 * the dependencies, of which those are left out whose needs have failed.
 */
export class Stack {
  readonly state = new Map<string, Known>();
  readonly statuses: string[] = [];
  private readonly deletions = remembered();

  constructor(
    private readonly connection: ArmConnection,
    private readonly clock: FakeClock,
    private readonly random: () => number,
  ) {}

  /** Ids of what the state knows, in lower case. */
  ids(): string[] {
    return [...this.state.values()].map(({ id }) => id.toLowerCase()).sort();
  }

  async up(program: readonly Wanted[]): Promise<Failure[]> {
    const plugin = await this.process();
    const failures: Failure[] = [];
    const done = new Map<string, Promise<boolean>>();
    const make = async (wanted: Wanted): Promise<boolean> => {
      const needs = await Promise.all(wanted.needs.map((name) => done.get(name)!));
      return !needs.includes(false) && this.write(plugin, wanted, failures);
    };
    for (const wanted of program) done.set(wanted.resource, make(wanted));
    await Promise.all(done.values());
    const isLeft = (resource: string) => !program.some((wanted) => wanted.resource === resource);
    if (failures.length === 0) await this.remove(plugin, [...this.state.keys()].filter(isLeft), failures);
    this.statuses.push(...plugin.engine.statuses);
    return failures;
  }

  async destroy(): Promise<Failure[]> {
    const plugin = await this.process();
    const failures: Failure[] = [];
    await this.remove(plugin, [...this.state.keys()], failures);
    this.statuses.push(...plugin.engine.statuses);
    return failures;
  }

  private process(): Promise<Plugin> {
    const { clock, random, deletions } = this;
    const client = createArmClient(this.connection, { clock, random });
    const plugin = new Plugin(client, { clock, deletions });
    return plugin.configure({ target: "azure", subscriptionId: SUBSCRIPTION, __seed: "seed" });
  }

  private async write(
    plugin: Plugin,
    { resource, inputs: given, needs }: Wanted,
    failures: Failure[],
  ): Promise<boolean> {
    const known = this.state.get(resource);
    const { inputs, failures: wrong } = await plugin.check(resource, given, known?.inputs ?? {});
    if (wrong.length > 0) throw new Error(`${resource}: ${JSON.stringify(wrong)}`);
    const keep = (made: { id: string; outputs: PropertyMap }, isHalf: boolean, kept = inputs) =>
      this.state.set(resource, { ...made, inputs: kept, needs, isHalf });
    const fail = (step: Failure["step"], error: ServiceError) => {
      failures.push({ resource, step, message: [error.message, ...(leftover(error)?.reasons ?? [])].join("\n") });
      return false;
    };
    if (known !== undefined) {
      const { id, inputs: oldInputs, outputs: olds } = known;
      const diff = await plugin.diff(resource, oldInputs, inputs, [], olds, id);
      if (diff.replaces.length === 0) {
        if (!diff.some && !known.isHalf) return true;
        try {
          keep({ id, outputs: await plugin.update(resource, { id, oldInputs, olds, news: inputs }) }, false);
          return true;
        } catch (error) {
          const left = leftover(error as ServiceError);
          // On a failed update the state keeps the old inputs.
          if (left !== undefined) keep(left, true, oldInputs);
          return fail("update", error as ServiceError);
        }
      }
      try {
        await plugin.delete(resource, id, { inputs: oldInputs, outputs: olds });
        this.state.delete(resource);
      } catch (error) {
        return fail("delete", error as ServiceError);
      }
    }
    try {
      keep(await plugin.create(resource, inputs), false);
      return true;
    } catch (error) {
      const left = leftover(error as ServiceError);
      if (left !== undefined) keep(left, true);
      return fail("create", error as ServiceError);
    }
  }

  /** Deletes what is not needed any more, as soon as what needs it is gone. */
  private async remove(plugin: Plugin, resources: readonly string[], failures: Failure[]): Promise<void> {
    const left = new Set(resources);
    while (left.size > 0) {
      const isNeeded = (name: string) => [...left].some((other) => this.state.get(other)!.needs.includes(name));
      const ready = [...left].filter((name) => !isNeeded(name));
      await Promise.all(
        ready.map(async (resource) => {
          const { id, inputs, outputs } = this.state.get(resource)!;
          try {
            await plugin.delete(resource, id, { inputs, outputs });
            this.state.delete(resource);
          } catch (error) {
            failures.push({ resource, step: "delete", message: (error as ServiceError).message });
          }
        }),
      );
      if (ready.some((resource) => this.state.has(resource))) return;
      for (const resource of ready) left.delete(resource);
    }
  }
}
