import type { SandboxImage } from "./commons";
import type { Engine } from "./engine";
import type { EngineSecret } from "./engineSecret";
import type { Operations } from "./operations";
import type { Records } from "./records";

/** What the resource kinds work with. */
export interface Context {
  readonly engine: Engine;
  readonly records: Records;
  readonly operations: Operations;
  readonly now: () => Date;
  readonly uuid: () => string;
  readonly sandboxImage: SandboxImage;
  readonly secret: EngineSecret;
  /** Node's name of the platform that this process runs on. */
  readonly platform: string;
  /** Whether nothing listens at a port of this machine. */
  readonly isPortFree: (address: string, port: number) => Promise<boolean>;
  /** A port of this machine at which nothing listens. */
  readonly freePort: (address: string) => Promise<number>;
}
