import type { Engine } from "../../../src/docker/engine";

type Arguments = readonly any[];

/** A call of an engine that the test holds. */
export interface Hold {
  /** Resolves when the call has been made. */
  readonly reached: Promise<void>;
  /** Lets the call continue. */
  release(): void;
}

interface Waiting {
  readonly call: keyof Engine;
  readonly when: "before" | "after";
  readonly isMeant: (...args: any[]) => boolean;
  readonly reach: () => void;
  readonly released: Promise<void>;
}

/** An engine whose calls can be held, either before they are made or before their answer is returned. */
export class HeldEngine {
  readonly engine: Engine;
  private readonly waiting = new Set<Waiting>();

  constructor(engine: Engine) {
    this.engine = new Proxy(engine, {
      get: (target, name: string) => {
        const value = (target as unknown as Record<string, unknown>)[name];
        if (typeof value !== "function") return value;
        return async (...args: unknown[]) => {
          await this.wait(name, "before", args);
          const result = await (value as (...all: unknown[]) => Promise<unknown>).apply(target, args);
          await this.wait(name, "after", args);
          return result;
        };
      },
    });
  }

  /** Holds the next matching call. */
  hold<Name extends keyof Engine>(
    when: "before" | "after",
    call: Name,
    isMeant: Engine[Name] extends (...args: infer Args) => unknown ? (...args: Args) => boolean : never,
  ): Hold {
    let [reach, release] = [() => {}, () => {}];
    const reached = new Promise<void>((resolve) => (reach = resolve));
    const released = new Promise<void>((resolve) => (release = resolve));
    this.waiting.add({ call, when, isMeant, reach, released });
    return { reached, release };
  }

  private async wait(call: string, when: "before" | "after", args: Arguments): Promise<void> {
    const found = [...this.waiting].find(
      (item) => item.call === call && item.when === when && item.isMeant(...(args as any[])),
    );
    if (found === undefined) return;
    this.waiting.delete(found);
    found.reach();
    await found.released;
  }
}

/** Whether a call makes a record of the resource with this path, in any version. */
export const isRecordOf = (path: string) => (_name: string, labels: Readonly<Record<string, string>>) =>
  labels["berth.role"] === "record" && labels["berth.key"] === path.toLowerCase();
