import { asRecord, isRecord } from "../../model/core/json";
import type { ImageRegistryCredential } from "../../model/generated/shapes";
import {
  API_VERSIONS,
  configMapName,
  labelsOf,
  registriesSecret,
  type V1ConfigMap,
  type V1Secret,
  variablesSecret,
  volumeSecret,
} from "./objects";
import { allContainers, settingsOf, type Wanted } from "./wanted";

const REGISTRIES_KEY = ".dockerconfigjson";

/**
 * The Secrets: one for the secure variables of all containers, one for the credentials of all registries, one for each
 * volume of secret files, and one for each share that needs the key of its account.
 */
export function secretsOf({ name, namespace, inputs, shares }: Wanted): V1Secret[] {
  const secret = (secretName: string, data: Record<string, string>, type = "Opaque"): V1Secret => ({
    apiVersion: API_VERSIONS.Secret,
    kind: "Secret",
    metadata: { name: secretName, namespace, labels: labelsOf(name) },
    type,
    data,
  });
  const variables = allContainers(inputs).flatMap((container) =>
    (container.environmentVariables ?? []).flatMap(({ name: variable, secureValue }) =>
      secureValue === undefined ? [] : [[variableKey(container.name, variable), base64(secureValue)] as const],
    ),
  );
  const volumes = (inputs.volumes ?? []).flatMap(({ name: volume, azureFile, secret: files }) => {
    if (files !== undefined) return [secret(volumeSecret(name, volume), rewritten(files))];
    const share = shares[volume];
    if (azureFile === undefined || share === undefined || !("key" in share)) return [];
    const account = base64(azureFile.storageAccountName);
    const data = { azurestorageaccountname: account, azurestorageaccountkey: base64(share.key) };
    return [secret(volumeSecret(name, volume), data)];
  });
  const { imageRegistryCredentials: registries = [] } = inputs;
  const auths = { [REGISTRIES_KEY]: base64(JSON.stringify({ auths: authsOf(registries) })) };
  return [
    ...(variables.length > 0 ? [secret(variablesSecret(name), Object.fromEntries(variables))] : []),
    ...(registries.length > 0 ? [secret(registriesSecret(name), auths, "kubernetes.io/dockerconfigjson")] : []),
    ...volumes,
  ];
}

/** The ConfigMaps: one for each container with settings. */
export function configMapsOf({ name, namespace, inputs }: Wanted): V1ConfigMap[] {
  return allContainers(inputs).flatMap((container) => {
    const data = settingsOf(container);
    if (data === undefined) return [];
    const metadata = { name: configMapName(name, container.name), namespace, labels: labelsOf(name) };
    return [{ apiVersion: API_VERSIONS.ConfigMap, kind: "ConfigMap", metadata, data: { ...data } }];
  });
}

/** The key of a container's secure variable in the common Secret. */
export const variableKey = (container: string, variable: string): string => `${container}.${variable}`;

/** The parts of the registries' credentials that may be shown: servers and user names. */
export function registriesView({ data }: V1Secret): { server: string; username?: string }[] {
  return Object.entries(authsIn(data?.[REGISTRIES_KEY] ?? "")).map(([server, auth]) => {
    const { username } = asRecord(auth);
    return { server, ...(typeof username === "string" && { username }) };
  });
}

function authsOf(registries: readonly ImageRegistryCredential[]) {
  const entries = registries.map(({ server, username = "", password = "" }) => {
    return [server, { username, password, auth: base64(`${username}:${password}`) }] as const;
  });
  return Object.fromEntries(entries);
}

function authsIn(config: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(config, "base64").toString("utf8"));
    return isRecord(parsed) ? asRecord(parsed.auths) : {};
  } catch {
    return {};
  }
}

/** Kubernetes does not accept base64 with line breaks. */
function rewritten(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([file, content]) => [file, Buffer.from(content, "base64").toString("base64")]),
  );
}

const base64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");
