import type { handleUnaryCall, sendUnaryData, UntypedServiceImplementation } from "@grpc/grpc-js";
import type * as calls from "@pulumi/pulumi/proto/provider_pb";
import {
  GetMappingResponse,
  GetMappingsResponse,
  GetSchemaResponse,
  ProviderHandshakeResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { PluginInfo, type PluginAttach } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { checkResource } from "./check";
import { checkConfig, configure, diffConfig } from "./configure";
import { diffResource } from "./diff";
import { invalid, toRpcFailure, unimplemented } from "./failure";
import { invokeFunction } from "./invoke";
import { readResource } from "./read";
import type { Session } from "./session";
import { createResource, deleteResource, updateResource } from "./write";

/**
 * Handlers of the calls of `pulumirpc.ResourceProvider`, by name. Calls without a handler are answered as
 * unimplemented.
 */
export function providerService(session: Session): UntypedServiceImplementation {
  return {
    handshake: unary((request: calls.ProviderHandshakeRequest) => handshake(session, request)),
    attach: unary((request: PluginAttach) => {
      session.engine.connect(request.getAddress());
      return new Empty();
    }),
    getPluginInfo: unary(() => new PluginInfo().setVersion(session.host.version)),
    getSchema: unary((request: calls.GetSchemaRequest) => getSchema(session, request)),
    getMapping: unary(() => new GetMappingResponse()),
    getMappings: unary(() => new GetMappingsResponse()),
    checkConfig: unary((request: calls.CheckRequest) => checkConfig(session, request)),
    diffConfig: unary((request: calls.DiffRequest) => diffConfig(session, request)),
    configure: unary((request: calls.ConfigureRequest) => configure(session, request)),
    check: unary((request: calls.CheckRequest) => checkResource(session, request)),
    diff: unary((request: calls.DiffRequest) => diffResource(session, request)),
    create: unary((request: calls.CreateRequest) => createResource(session, request)),
    read: unary((request: calls.ReadRequest) => readResource(session, request)),
    update: unary((request: calls.UpdateRequest) => updateResource(session, request)),
    delete: unary(async (request: calls.DeleteRequest) => {
      await deleteResource(session, request);
      return new Empty();
    }),
    invoke: unary((request: calls.InvokeRequest) => invokeFunction(session, request)),
    cancel: unary(() => {
      session.cancel();
      return new Empty();
    }),
    parameterize: unary(() => {
      throw unimplemented("Berth takes no parameters");
    }),
    construct: unary(async (request: calls.ConstructRequest) => {
      const components = await session.components();
      return components.construct(request, session.engine.address);
    }),
    call: unary(async (request: calls.CallRequest) => {
      const components = await session.components();
      return components.call(request, session.engine.address, (asked) => invokeFunction(session, asked));
    }),
  };
}

function unary<Request, Response>(
  answer: (request: Request) => Response | Promise<Response>,
): handleUnaryCall<Request, Response> {
  return ({ request }, reply) => {
    void respond(() => answer(request), reply);
  };
}

async function respond<Response>(answer: () => Response | Promise<Response>, reply: sendUnaryData<Response>) {
  try {
    reply(null, await answer());
  } catch (error) {
    const { code, message, metadata } = toRpcFailure(error);
    reply({ code, details: message, metadata });
  }
}

function handshake(session: Session, request: calls.ProviderHandshakeRequest): ProviderHandshakeResponse {
  session.engine.connect(request.getEngineAddress());
  const response = new ProviderHandshakeResponse();
  response.setAcceptSecrets(true);
  response.setAcceptResources(true);
  response.setAcceptOutputs(true);
  response.setSupportsAutonamingConfiguration(true);
  return response;
}

async function getSchema(session: Session, request: calls.GetSchemaRequest): Promise<GetSchemaResponse> {
  const version = request.getVersion();
  if (version !== 0) throw invalid(`schema version ${version} is not known; Berth has version 0`);
  const response = new GetSchemaResponse();
  response.setSchema(await session.host.readSchema());
  return response;
}
