import type { ServiceError } from "@grpc/grpc-js";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { decode, encode } from "../../../src/providers/plugin/codec";
import type { PropertyMap } from "../../../src/providers/plugin/values";

export const GROUP = "berth:containerinstance:ContainerGroup";
export const ACCOUNT = "berth:storage:StorageAccount";
export const SHARE = "berth:storage:FileShare";
export const RESOURCE_GROUP = "berth:resources:ResourceGroup";
export const SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";

export const RG_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg`;
export const GROUP_ID = `${RG_ID}/providers/Microsoft.ContainerInstance/containerGroups/web`;

/** The problems in a check's failures, each of which has a line of the one failure. */
export function problemsIn(failures: readonly messages.CheckFailure[]): string[] {
  const all = failures.map((failure) => failure.getReason()).join("\n");
  return all
    .split("\n  - ")
    .slice(1)
    .map((line) => line.trim());
}

/** The URN of a resource, `token` or `token::name`. */
export function urnOf(resource: string): string {
  const [type, name = "web"] = resource.split("::");
  return `urn:pulumi:dev::shop::pkg:index:Parent$${type}::${name}`;
}

/** Calls a plugin as the engine does, with plain values. Resources are named `token` or `token::name`. */
export abstract class Caller {
  abstract call<Response>(method: string, request: unknown): Promise<Response>;

  async configure(args: PropertyMap = { subscriptionId: SUBSCRIPTION }): Promise<this> {
    const request = new messages.ConfigureRequest();
    request.setArgs(encode(args));
    await this.call("configure", request);
    return this;
  }

  async check(
    type: string,
    news: PropertyMap,
    olds: PropertyMap = {},
    change?: (request: messages.CheckRequest) => void,
  ) {
    const request = new messages.CheckRequest();
    request.setUrn(urnOf(type));
    request.setNews(encode(news));
    request.setOlds(encode(olds));
    change?.(request);
    const response = await this.call<messages.CheckResponse>("check", request);
    const failures = problemsIn(response.getFailuresList()).map((reason) => ({ property: "", reason }));
    return { inputs: decode(response.getInputs()), failures };
  }

  async diff(
    type: string,
    oldInputs: PropertyMap,
    news: PropertyMap,
    ignored: string[] = [],
    olds: PropertyMap = {},
    id = GROUP_ID,
  ) {
    const request = new messages.DiffRequest();
    request.setUrn(urnOf(type));
    request.setId(id);
    request.setOldInputs(encode(oldInputs));
    request.setOlds(encode(olds));
    request.setNews(encode(news));
    request.setIgnorechangesList(ignored);
    const response = await this.call<messages.DiffResponse>("diff", request);
    const details = [...response.getDetaileddiffMap().entries()] as [string, messages.PropertyDiff][];
    return {
      some: response.getChanges() === messages.DiffResponse.DiffChanges.DIFF_SOME,
      diffs: response.getDiffsList(),
      replaces: response.getReplacesList(),
      deleteBeforeReplace: response.getDeletebeforereplace(),
      details: Object.fromEntries(
        details.map(([path, detail]) => [
          path,
          Object.keys(messages.PropertyDiff.Kind)[detail.getKind()] + (detail.getInputdiff() ? "" : " (outputs)"),
        ]),
      ),
    };
  }

  async create(type: string, inputs: PropertyMap, options: { preview?: boolean; timeout?: number } = {}) {
    const request = new messages.CreateRequest();
    request.setUrn(urnOf(type));
    request.setProperties(encode(inputs));
    request.setPreview(options.preview ?? false);
    request.setTimeout(options.timeout ?? 0);
    const response = await this.call<messages.CreateResponse>("create", request);
    return { id: response.getId(), outputs: decode(response.getProperties()) };
  }

  async update(
    type: string,
    state: { id?: string; oldInputs: PropertyMap; olds?: PropertyMap; news: PropertyMap; ignored?: string[] },
    options: { preview?: boolean } = {},
  ) {
    const request = new messages.UpdateRequest();
    request.setUrn(urnOf(type));
    request.setId(state.id ?? GROUP_ID);
    request.setOldInputs(encode(state.oldInputs));
    request.setOlds(encode(state.olds ?? {}));
    request.setNews(encode(state.news));
    request.setIgnorechangesList(state.ignored ?? []);
    request.setPreview(options.preview ?? false);
    return decode((await this.call<messages.UpdateResponse>("update", request)).getProperties());
  }

  async read(type: string, id: string, state: { properties?: PropertyMap; inputs?: PropertyMap } = {}) {
    const request = new messages.ReadRequest();
    request.setUrn(urnOf(type));
    request.setId(id);
    if (state.properties !== undefined) request.setProperties(encode(state.properties));
    if (state.inputs !== undefined) request.setInputs(encode(state.inputs));
    const response = await this.call<messages.ReadResponse>("read", request);
    return { id: response.getId(), outputs: decode(response.getProperties()), inputs: decode(response.getInputs()) };
  }

  async delete(type: string, id: string, state: { inputs?: PropertyMap; outputs?: PropertyMap } = {}): Promise<void> {
    const request = new messages.DeleteRequest();
    request.setUrn(urnOf(type));
    request.setId(id);
    if (state.inputs !== undefined) request.setOldInputs(encode(state.inputs));
    if (state.outputs !== undefined) request.setProperties(encode(state.outputs));
    await this.call("delete", request);
  }

  cancel(): Promise<unknown> {
    return this.call("cancel", new Empty());
  }
}

/** The error of a call that must fail. */
export async function failure(call: Promise<unknown>): Promise<ServiceError> {
  return call.then(
    () => Promise.reject(new Error("the call has succeeded")),
    (error: ServiceError) => error,
  );
}

/** The resource that an error says was left behind. */
export function leftover(error: ServiceError) {
  const [binary] = error.metadata?.get("grpc-status-details-bin") ?? [];
  if (binary === undefined) return undefined;
  const [any] = Status.deserializeBinary(binary as Buffer).getDetailsList();
  const detail = messages.ErrorResourceInitFailed.deserializeBinary(any!.getValue_asU8());
  return {
    id: detail.getId(),
    outputs: decode(detail.getProperties()),
    reasons: detail.getReasonsList(),
    inputs: detail.hasInputs() ? decode(detail.getInputs()) : undefined,
  };
}

/** Inputs of a container group that are valid by every rule. */
export const group = (more: PropertyMap = {}): PropertyMap => ({
  resourceGroupName: "rg",
  containers: [container()],
  ...more,
});

export const container = (more: PropertyMap = {}): PropertyMap => ({
  name: "app",
  image: "busybox:1",
  resources: { requests: { cpu: 1, memoryInGB: 1 } },
  ...more,
});
