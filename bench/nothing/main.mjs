// A plugin that does nothing: it answers Pulumi's calls at once with what they bring. What `pulumi up` takes with it is what Pulumi
// and the program take by themselves.
import { isDeepStrictEqual } from "node:util";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import provider from "@pulumi/pulumi/proto/provider_pb.js";
import services from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";

const { CheckResponse, ConfigureResponse, CreateResponse, DiffResponse, ReadResponse, UpdateResponse } = provider;
const NONE = DiffResponse.DiffChanges.DIFF_NONE;

const checked = (request) => new CheckResponse().setInputs(request.getNews());
const unchanged = () => new DiffResponse().setChanges(NONE);
const diff = (request) => {
  // The fields of a message come in any order.
  const isSame = isDeepStrictEqual(request.getOldInputs()?.toJavaScript(), request.getNews()?.toJavaScript());
  return new DiffResponse().setChanges(isSame ? NONE : DiffResponse.DiffChanges.DIFF_SOME);
};
const create = (request) => new CreateResponse().setId(request.getUrn()).setProperties(request.getProperties());
const read = (request) =>
  new ReadResponse().setId(request.getId()).setProperties(request.getProperties()).setInputs(request.getInputs());
const configure = () =>
  [
    (response) => response.setAcceptsecrets(true),
    (response) => response.setAcceptresources(true),
    (response) => response.setAcceptoutputs(true),
    (response) => response.setSupportspreview(true),
  ].reduce((response, set) => set(response), new ConfigureResponse());

const answers = {
  getPluginInfo: () => new plugin.PluginInfo().setVersion("1.0.0"),
  checkConfig: checked,
  diffConfig: unchanged,
  configure,
  check: checked,
  diff,
  create,
  read,
  update: (request) => new UpdateResponse().setProperties(request.getNews()),
  delete: () => new empty.Empty(),
  cancel: () => new empty.Empty(),
};

const server = new Server();
const handlers = Object.entries(answers).map(([name, answer]) => [
  name,
  ({ request }, reply) => reply(null, answer(request)),
]);
server.addService(services.ResourceProviderService, Object.fromEntries(handlers));
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  console.log(port);
});
