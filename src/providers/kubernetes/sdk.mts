// What Berth uses of the client, named one by one: the bundle leaves the rest of it out, which is more than half.
export {
  CoreV1Api,
  createConfiguration,
  KubernetesObjectApi,
  loadYaml,
  PatchStrategy,
  ServerConfiguration,
} from "@kubernetes/client-node";
export { Agent } from "undici";
