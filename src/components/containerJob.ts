import * as pulumi from "@pulumi/pulumi";
import { containerJob, NO_ADDRESS } from "../model/containerinstance/containerJob";
import { RULES } from "../model/core/problem";
import { ContainerJob as ContainerJobResource } from "../resources/containerinstance/containerJob";
import type { ContainerArgs, InitContainerArgs } from "./container";
import { GROUP_SETTING_KEYS, type GroupSettings, lowerGroupSettings } from "./groupSettings";
import { type AnyCase, type Keys, unknownKeys } from "./inputs";
import { type LoweredContainers, lowerContainers } from "./lowering";
import { problemsInArgs, refuse } from "./refusal";
import { type CommonArgs, resourceGroupName } from "./resourceGroup";

/** Arguments of {@link ContainerJob}. A change of any of them runs the job again. */
export interface ContainerJobArgs extends CommonArgs, GroupSettings {
  /** The containers by name, 1 to 60. The job ends when all of them have ended; `logs` is of the one that is written first. */
  containers: Record<string, ContainerArgs>;
  /** Containers that run to their end before the others start, in the order in which they are written. Default none. */
  initContainers?: Record<string, InitContainerArgs>;
  /** Operating system: `Linux` or `Windows`, whose groups have one container and no mounts. Default `Linux`. */
  osType?: pulumi.Input<AnyCase<"Linux" | "Windows">>;
  /** `Never`, or `OnFailure` to start a container again until it ends with exit code 0 or the time is over. Default `Never`. */
  restartPolicy?: pulumi.Input<AnyCase<"OnFailure" | "Never">>;
  /** Anything whose change is to run the job again, such as the hash of its data. Default none. */
  triggers?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Minutes that the containers may take, more than 0. A job that takes longer is stopped and fails. Default 30. */
  timeoutMinutes?: pulumi.Input<number>;
  /** Whether the container group is deleted as soon as it has ended, well or not, and its logs are read. Default false. */
  deleteAfterRun?: pulumi.Input<boolean>;
  /** Whether an exit code other than 0 is a result like any other. Default false: it fails `pulumi up`. */
  allowFailure?: pulumi.Input<boolean>;
  /** Name of the container group. Default: made from the component's name. */
  containerGroupName?: pulumi.Input<string>;
}

const JOB_KEYS: Keys<ContainerJobArgs> = {
  containers: true,
  initContainers: true,
  osType: true,
  restartPolicy: true,
  triggers: true,
  timeoutMinutes: true,
  deleteAfterRun: true,
  allowFailure: true,
  ...GROUP_SETTING_KEYS,
  containerGroupName: true,
  resourceGroup: true,
  location: true,
  tags: true,
};

/** What a container group takes and a job does not, and why. */
const GROUP_ONLY: Readonly<Record<string, string>> = {
  dnsNameLabel: NO_ADDRESS,
  dnsNameLabelScope: NO_ADDRESS,
  exposedPorts: NO_ADDRESS,
  ipAddressType: NO_ADDRESS,
};

/** How a container of a job ended. */
export interface JobResult {
  /** Exit code of its program. */
  readonly exitCode: number;
  /** What it wrote last: at most 1,000 lines and 16 KB. */
  readonly logs: string;
  /** When it was started last, in UTC. */
  readonly startTime?: string;
  /** When it ended, in UTC. */
  readonly finishTime?: string;
}

/**
 * Containers that run to their end while `pulumi up` waits. Exit codes and logs are outputs; an exit code other than 0 fails the
 * deployment, with the last log lines in the error.
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

  /** Whether `obj` is an instance of this class, of whichever copy of this package. */
  public static override isInstance(obj: unknown): obj is ContainerJob {
    return (obj as { __pulumiType?: unknown } | undefined)?.__pulumiType === ContainerJob.__pulumiType;
  }

  /** 0 when every container ended with 0, else the exit code of the first one that did not. */
  public readonly exitCode: pulumi.Output<number>;
  /** What the first container wrote last: at most 1,000 lines and 16 KB. Secret when it holds one of the job's secrets. */
  public readonly logs: pulumi.Output<string>;
  /** How each container ended, by its name. */
  public readonly results: pulumi.Output<Record<string, JobResult>>;
  /** Name of the container group. */
  public readonly containerGroupName: pulumi.Output<string>;
  /** Name of the resource group. */
  public readonly resourceGroupName: pulumi.Output<string>;
  /** ARM id of the container group, which `deleteAfterRun` has deleted. */
  public readonly resourceId: pulumi.Output<string>;

  constructor(name: string, args: ContainerJobArgs, opts?: pulumi.ComponentResourceOptions) {
    super(ContainerJob.__pulumiType, name, {}, opts);
    const lowered = lowerContainers(args);
    const body = lowerJob(args, lowered);
    const unknown = unknownKeys(args, JOB_KEYS, "", { why: GROUP_ONLY, rule: RULES.berth });
    const problems = problemsInArgs(containerJob, body, lowered, ["resourceGroupName"]);
    refuse("container job", [...unknown, ...problems], this);
    const groupName = resourceGroupName(name, args, this);
    const job = new ContainerJobResource(name, { ...body, resourceGroupName: groupName }, { parent: this });
    this.exitCode = job.exitCode;
    this.logs = job.logs;
    this.results = job.results.apply((known) =>
      Object.fromEntries(known.map(({ name: container, ...result }) => [container, result])),
    );
    this.containerGroupName = job.name;
    this.resourceGroupName = pulumi.output(groupName);
    this.resourceId = job.id;
    this.registerOutputs({
      exitCode: this.exitCode,
      logs: this.logs,
      results: this.results,
      containerGroupName: this.containerGroupName,
      resourceGroupName: this.resourceGroupName,
      resourceId: this.resourceId,
    });
  }
}

function lowerJob(args: ContainerJobArgs, lowered: LoweredContainers) {
  const { containers, initContainers, volumes } = lowered;
  return {
    containerGroupName: args.containerGroupName,
    location: args.location,
    osType: args.osType ?? "Linux",
    restartPolicy: args.restartPolicy ?? "Never",
    containers,
    initContainers,
    volumes,
    ...lowerGroupSettings(args, lowered),
    triggers: args.triggers,
    timeoutMinutes: args.timeoutMinutes,
    deleteAfterRun: args.deleteAfterRun,
    allowFailure: args.allowFailure,
    tags: args.tags,
  };
}
