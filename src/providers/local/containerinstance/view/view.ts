/**
 * A container group as ARM shows it lives here: its body, the states of its containers, its events. Container groups
 * import this folder. It gets everything it shows as arguments and never asks the engine.
 */

import { addressView } from "../network/ports";
import { GROUP_TYPE, nameOf } from "../../store/types";
import { formatArmId } from "../../../../model/core/armId";
import type { Json } from "../../../../model/core/armBody";
import { asRecord, omit, withoutUndefined } from "../../../../model/core/json";
import type { CompleteContainer, CompleteInitContainer } from "../../../../model/containerinstance/container/complete";
import { groupOf } from "../body";
import { groupEvents } from "./events";
import { identityView } from "./identity";
import { instanceView } from "./instance";
import { groupState, type LiveGroup, PROVISIONING_TIMEOUT, provisioningState } from "../state";

export interface ViewOptions {
  readonly apiVersion: string;
  readonly now: Date;
  /** Absent in lists. */
  readonly instanceView?: boolean;
  /** For the answer to a PUT, before anything was done. */
  readonly pending?: boolean;
}

/**
 * A container group in ARM's form and order of keys. Properties that the service does not know are shown as they were
 * sent.
 */
export function groupView(live: LiveGroup, options: ViewOptions): Json {
  const { apiVersion, pending = false, now } = options;
  const { id, body } = live.record;
  const { properties: sent, identity, location, tags, ...envelope } = body;
  const { sku, imageRegistryCredentials, restartPolicy, ipAddress, osType, volumes, ...more } = asRecord(sent);
  const since = (version: string) => apiVersion >= version;
  const { subnetIds, priority, ...others } = omit(more, "containers", "initContainers");
  const rest = since("2024-05-01") ? others : omit(others, "containerGroupProfile", "standbyPoolProfile");
  const group = groupOf(body);
  const withView = options.instanceView !== false;
  const withInstances = withView && !pending;
  const viewOf = (name: string) => (withInstances ? instanceView(live, name, apiVersion) : undefined);
  const inits = (group.initContainers ?? []).map((container) => initView(container, viewOf(container.name)));
  const hasAddress = ipAddress !== undefined && !(pending && asRecord(ipAddress).type === "Private");
  return {
    properties: {
      ...(sku !== undefined ? { sku } : since("2021-07-01") && { sku: "Standard" }),
      ...(since("2024-05-01") && { isCreatedFromStandbyPool: false }),
      provisioningState: pending ? "Pending" : provisioningState(live, now),
      ...(since("2023-05-01") && {
        provisioningTimeoutInSeconds: PROVISIONING_TIMEOUT,
        isCustomProvisioningTimeout: false,
      }),
      containers: group.containers.map((container) =>
        containerView(container, since("2024-05-01"), viewOf(container.name)),
      ),
      ...((since("2021-07-01") || inits.length > 0) && { initContainers: inits }),
      ...withoutUndefined({ imageRegistryCredentials, restartPolicy }),
      ...(hasAddress && { ipAddress: addressView(live, pending) }),
      osType: osType ?? "Linux",
      ...withoutUndefined({ volumes: since("2026-07-01") ? volumes : volumesBefore(volumes) }),
      ...(withView && { instanceView: pending ? { events: [], state: "Pending" } : instancesView(live, now) }),
      ...withoutUndefined({ subnetIds, priority, ...rest }),
    },
    ...(identity !== undefined && { identity: identityView(id, asRecord(identity)) }),
    id: formatArmId(id),
    name: nameOf(id),
    type: GROUP_TYPE,
    location,
    ...withoutUndefined({ tags, ...envelope }),
  };
}

/** Volumes as versions before 2026-07-01 show them, which know no mount by an identity. */
function volumesBefore(volumes: unknown): unknown {
  if (!Array.isArray(volumes)) return volumes;
  return volumes.map((volume: unknown) => {
    const { azureFile, ...rest } = asRecord(volume);
    return azureFile === undefined
      ? volume
      : { ...rest, azureFile: omit(asRecord(azureFile), "userAssignedIdentityClientId") };
  });
}

function instancesView(live: LiveGroup, now: Date): Json {
  const supervisor = live.probes?.supervisor;
  return { events: groupEvents(live, now), state: groupState(live), ...(supervisor !== undefined && { supervisor }) };
}

/** A container as ARM shows it. `view` is its instance view. */
export function containerView(container: CompleteContainer, withConfigMap: boolean, view: Json | undefined): Json {
  const { name, image, command, ports, environmentVariables, configMap, resources, volumeMounts, ...rest } = container;
  return {
    name,
    properties: {
      image,
      ...withoutUndefined({ command }),
      ports: ports ?? [],
      environmentVariables: environmentVariables ?? [],
      ...(configMap !== undefined ? { configMap } : withConfigMap && { configMap: { keyValuePairs: {} } }),
      ...withoutUndefined({ instanceView: view, resources, volumeMounts, ...rest }),
    },
  };
}

/** {@link containerView} of an init container. */
export function initView(container: CompleteInitContainer, view: Json | undefined): Json {
  const { name, image, command, environmentVariables, ...rest } = container;
  return { name, properties: withoutUndefined({ image, command, environmentVariables, instanceView: view, ...rest }) };
}
