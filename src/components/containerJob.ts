import * as pulumi from "@pulumi/pulumi";
import { containerJob, NO_ADDRESS } from "../model/containerinstance/containerJob";
import { type Problem, RULES } from "../model/core/problem";
import {
  ContainerJob as ContainerJobResource,
  type ContainerJobArgs as ContainerJobResourceArgs,
} from "../resources/containerinstance/containerJob";
import { ANY, type ArgShapes, checkArgs, objectOf, registered } from "./args";
import { type ContainerArgs, CONTAINERS, INIT_CONTAINERS, type InitContainerArgs } from "./container";
import { GROUP_SETTINGS, type GroupSettings, lowerGroupSettings } from "./groupSettings";
import { containersIn, type GroupFindings, type LoweredGroup, lowerParts } from "./groupParts";
import type { AnyCase, Later } from "./inputs";
import { NO_NETWORK_PROFILE } from "../model/containerinstance/volume";
import { registeredOptions } from "./options";
import { madeOrRefused, prepare } from "./refusal";
import { COMMON, type CommonArgs, checkRetained, resourceGroupName } from "./resourceGroup";
import { TRANSFORM, type Transform } from "./transform";

/** Arguments of {@link ContainerJob}. A change of any of them runs the job again. */
export interface ContainerJobArgs extends CommonArgs, GroupSettings {
  /** The containers by name, 1 to 60. The job ends when all of them have ended. `logs` are those of the first one. */
  containers: pulumi.Input<Record<string, pulumi.Input<ContainerArgs>>>;
  /**
   * Containers that run to completion before the others start, in the order in which they are written. Default none.
   */
  initContainers?: pulumi.Input<Record<string, pulumi.Input<InitContainerArgs>>>;
  /** Operating system: `Linux` or `Windows`. A Windows group has one container and no mounts. Default `Linux`. */
  osType?: pulumi.Input<AnyCase<"Linux" | "Windows">>;
  /** `Never`, or `OnFailure` to restart a container until it exits with code 0 or the time is up. Default `Never`. */
  restartPolicy?: pulumi.Input<AnyCase<"OnFailure" | "Never">>;
  /** Values that run the job again when they change, such as a hash of its data. Default none. */
  triggers?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Maximum run time in minutes, more than 0. A job that takes longer is stopped and fails. Default 30. */
  timeoutMinutes?: pulumi.Input<number>;
  /**
   * Whether to delete the container group as soon as it has ended, with or without success, and its logs are read.
   * Default false.
   */
  deleteAfterRun?: pulumi.Input<boolean>;
  /** Whether exit codes other than 0 are allowed. By default they fail `pulumi up`. */
  allowFailure?: pulumi.Input<boolean>;
  /** Name of the container group. Default: made from the component's name. */
  containerGroupName?: pulumi.Input<string>;
  /** Changes the component's resources: properties and options that have no argument of their own. Default nothing. */
  transform?: {
    /** The job. */
    containerJob?: Transform<ContainerJobResourceArgs>;
  };
}

/** Arguments that a container group has and a job does not, and why. */
const GROUP_ONLY: Readonly<Record<string, string>> = {
  dnsNameLabel: NO_ADDRESS,
  dnsNameLabelScope: NO_ADDRESS,
  exposedPorts: NO_ADDRESS,
  ipAddressType: NO_ADDRESS,
  networkProfile: NO_NETWORK_PROFILE,
};

const NOUN = "container job";

const JOB = objectOf(
  {
    containers: CONTAINERS,
    initContainers: INIT_CONTAINERS,
    osType: ANY,
    restartPolicy: ANY,
    triggers: ANY,
    timeoutMinutes: ANY,
    deleteAfterRun: ANY,
    allowFailure: ANY,
    ...GROUP_SETTINGS,
    containerGroupName: ANY,
    ...COMMON,
    transform: objectOf({ containerJob: TRANSFORM }, { settled: true }),
  } satisfies ArgShapes<ContainerJobArgs>,
  { required: ["containers"], misplaced: { why: GROUP_ONLY, rule: RULES.berth }, settled: true },
);

/** How a job's container ended. */
export interface JobResult {
  /** Exit code. */
  readonly exitCode: number;
  /** End of its log: at most 1,000 lines and 16 KB. */
  readonly logs: string;
  /** Time of its last start, in UTC. */
  readonly startTime?: string;
  /** Time when it ended, in UTC. */
  readonly finishTime?: string;
}

/**
 * Containers that run to completion while `pulumi up` waits. Exit codes and logs are outputs. An exit code other than 0
 * fails the deployment, and the error shows the last log lines.
 *
 * ```ts
 * const migration = new berth.ContainerJob("migration", {
 *   containers: { migrate: { image: "registry.example.com/migrate:2", command: ["migrate", "up"] } },
 *   deleteAfterRun: true,
 * });
 * export const log = migration.logs;
 * ```
 */
export class ContainerJob extends pulumi.ComponentResource {
  /** The component's Pulumi type. */
  public static readonly __pulumiType = "berth:index:ContainerJob";

  /** Whether `obj` is an instance of this class, from any copy of this package. */
  public static override isInstance(obj: unknown): obj is ContainerJob {
    return (obj as { __pulumiType?: unknown } | undefined)?.__pulumiType === ContainerJob.__pulumiType;
  }

  /** 0 if every container exited with 0, or else the exit code of the first container that did not. */
  public readonly exitCode: pulumi.Output<number>;
  /**
   * End of the first container's log: at most 1,000 lines and 16 KB. Secret if it contains one of the job's secrets.
   */
  public readonly logs: pulumi.Output<string>;
  /** How each container ended, by container name. */
  public readonly results: pulumi.Output<Record<string, JobResult>>;
  /** Name of the container group. */
  public readonly containerGroupName: pulumi.Output<string>;
  /** Name of the resource group. */
  public readonly resourceGroupName: pulumi.Output<string>;
  /** ARM id of the container group. With `deleteAfterRun`, the group no longer exists. */
  public readonly resourceId: pulumi.Output<string>;
  /** The resources that the component made. */
  public readonly nodes: {
    /** The job. */
    readonly containerJob: ContainerJobResource;
  };

  constructor(name: string, given: ContainerJobArgs, opts?: pulumi.ComponentResourceOptions) {
    super(ContainerJob.__pulumiType, name, registered(JOB, given), registeredOptions(opts));
    const { args, problems } = checkArgs(JOB, given ?? {});
    const { made, outputs } = madeOrRefused(() => makeJob(this, name, args, problems, opts));
    this.nodes = made.nodes;
    this.exitCode = made.exitCode;
    this.logs = made.logs;
    this.results = made.results;
    this.containerGroupName = made.containerGroupName;
    this.resourceGroupName = made.resourceGroupName;
    this.resourceId = made.resourceId;
    this.registerOutputs(outputs);
  }
}

function makeJob(
  component: ContainerJob,
  name: string,
  args: ContainerJobArgs,
  problems: Problem[],
  opts: pulumi.ComponentResourceOptions | undefined,
) {
  problems.push(...checkRetained(args, component, opts));
  // A job has no address. Its containers may still listen on ports for each other.
  const { lowered, findings } = lowerParts({ ...args, ipAddressType: "None" }, { noun: NOUN }, problems);
  const body = lowerJob(args, lowered, findings);
  const prepared = prepare<ContainerJobResourceArgs>({
    noun: NOUN,
    component,
    given: opts,
    model: containerJob,
    name,
    body,
    complete: () => ({ ...body, resourceGroupName: resourceGroupName(args, component) }),
    opts: { parent: component },
    transform: args.transform?.containerJob,
    transformPath: "transform.containerJob",
    findings,
    later: ["resourceGroupName"],
  });
  const job = new ContainerJobResource(name, prepared.args, prepared.opts);
  return {
    nodes: { containerJob: job },
    exitCode: job.exitCode,
    logs: job.logs,
    // Pulumi's mocks answer with the inputs alone.
    results: job.results.apply((known) =>
      Object.fromEntries(
        ((known as typeof known | undefined) ?? []).map(({ name: container, ...result }) => [container, result]),
      ),
    ),
    containerGroupName: job.name,
    resourceGroupName: pulumi.output(prepared.args.resourceGroupName),
    resourceId: job.id,
  };
}

function lowerJob(args: ContainerJobArgs, lowered: Later<LoweredGroup>, findings: GroupFindings) {
  return {
    containerGroupName: args.containerGroupName,
    location: args.location,
    osType: args.osType ?? "Linux",
    restartPolicy: args.restartPolicy ?? "Never",
    ...containersIn(lowered),
    ...lowerGroupSettings(args, findings),
    triggers: args.triggers,
    timeoutMinutes: args.timeoutMinutes,
    deleteAfterRun: args.deleteAfterRun,
    allowFailure: args.allowFailure,
    tags: args.tags,
  };
}
