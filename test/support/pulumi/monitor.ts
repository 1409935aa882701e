import { Server, ServerCredentials, type handleUnaryCall, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import {
  type RegisterResourceRequest,
  RegisterResourceResponse,
  type ResourceInvokeRequest,
  ResourceInvokeResponse,
  SupportsFeatureResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { decode, encode } from "../../../src/providers/plugin/codec";
import type { PropertyMap } from "../../../src/providers/plugin/values";

const STATE = "pulumi:pulumi:getResource";

/** Pulumi's engine as far as components talk to it: it registers everything, with the inputs as outputs, and previews or updates. */
export class Monitor {
  readonly registered: RegisterResourceRequest.AsObject[] = [];
  /** Tokens of the functions that were asked of it. */
  readonly asked: string[] = [];
  /** Outputs of resources that it is asked for, by URN. */
  readonly states: Record<string, PropertyMap> = {};
  address = "";
  readonly #server = new Server();

  async start(): Promise<void> {
    this.#server.addService(ResourceMonitorService, this.#service());
    const port = await new Promise<number>((resolve, reject) => {
      const bound = (error: Error | null, found: number) => (error === null ? resolve(found) : reject(error));
      this.#server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), bound);
    });
    this.address = `127.0.0.1:${port}`;
  }

  stop(): void {
    this.#server.forceShutdown();
  }

  /** What was registered of a type. */
  of(type: string): RegisterResourceRequest.AsObject | undefined {
    return this.registered.find((one) => one.type === type);
  }

  #service(): UntypedServiceImplementation {
    return {
      supportsFeature: unary(() => new SupportsFeatureResponse().setHassupport(true)),
      registerResource: unary((request: RegisterResourceRequest) => this.#register(request)),
      registerResourceOutputs: unary(() => new Empty()),
      invoke: unary((request: ResourceInvokeRequest) => this.#invoke(request)),
    };
  }

  #register(request: RegisterResourceRequest): RegisterResourceResponse {
    this.registered.push(request.toObject());
    const [type, name] = [request.getType(), request.getName()];
    const response = new RegisterResourceResponse().setUrn(`urn:pulumi:dev::shop::${type}::${name}`);
    if (request.getCustom()) response.setId(`/made/${name}`);
    return response.setObject(encode({ ...decode(request.getObject()), name, id: `/made/${name}` }));
  }

  #invoke(request: ResourceInvokeRequest): ResourceInvokeResponse {
    this.asked.push(request.getTok());
    const { urn } = decode(request.getArgs());
    const state = request.getTok() === STATE ? this.states[String(urn)] : undefined;
    if (state === undefined) throw new Error(`the test has no answer for ${request.getTok()} of ${String(urn)}`);
    return new ResourceInvokeResponse().setReturn(encode({ urn, id: "", state }));
  }
}

const unary =
  <Request, Response>(answer: (request: Request) => Response): handleUnaryCall<Request, Response> =>
  ({ request }, reply) => {
    try {
      reply(null, answer(request));
    } catch (error) {
      reply(error as Error);
    }
  };
