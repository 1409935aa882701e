import * as pulumi from "@pulumi/pulumi";
import type { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import * as resource from "@pulumi/pulumi/runtime/resource";
import * as settings from "@pulumi/pulumi/runtime/settings";
import * as state from "@pulumi/pulumi/runtime/state";

/** The run of a program in the SDK, as far as it is used here. */
interface Store {
  readonly settings: { monitor?: unknown };
}

/** Functions of the SDK that its own provider server uses and that its types leave out. */
interface Internal {
  readonly withLocalStorage: <T>(run: () => Promise<T>) => Promise<T>;
  readonly getStore: () => Store;
  readonly awaitFeatureSupport: () => Promise<void>;
  readonly waitForRPCs: () => Promise<void>;
  /** Hooks that the program has registered, by their names. */
  readonly hookBindingFromProto: (
    hooks: ConstructRequest.ResourceHooksBinding | undefined,
  ) => pulumi.ResourceHookBinding | undefined;
}

export const { withLocalStorage, getStore, awaitFeatureSupport, waitForRPCs, hookBindingFromProto } = {
  ...state,
  ...settings,
  ...resource,
} as unknown as Internal;

type MakeOutput = new <T>(
  resources: readonly pulumi.Resource[],
  value: Promise<T | undefined>,
  isKnown: Promise<boolean>,
  isSecret: Promise<boolean>,
  allResources: Promise<readonly pulumi.Resource[]>,
) => pulumi.Output<T>;

/** An output of which everything is known at once, also whether its value is. */
export function outputOf(
  value: unknown,
  { isKnown = true, isSecret = false, resources = [] as readonly pulumi.Resource[] },
): pulumi.Output<unknown> {
  const Made = pulumi.Output as unknown as MakeOutput;
  return new Made(
    resources,
    Promise.resolve(value),
    Promise.resolve(isKnown),
    Promise.resolve(isSecret),
    Promise.resolve(resources),
  );
}
