import { status } from "@grpc/grpc-js";
import {
  type CheckRequest,
  CheckResponse,
  type ConfigureRequest,
  ConfigureResponse,
  type DiffRequest,
  type DiffResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import type { Change } from "../../model/core/resource";
import { formatProblem } from "../../model/core/problem";
import { isUnknown } from "../../model/core/unknown";
import { toCheckFailures } from "./check";
import { decode, encode } from "./codec";
import { readConfig, SEED, storedConfig } from "./config";
import { diffResponse } from "./diff";
import { RpcFailure } from "./failure";
import { withSeed } from "./ownership";
import type { Session } from "./session";
import { plainMap, type PropertyMap } from "./values";

/** Changing one of these moves every resource. */
const IDENTITY = ["target", "subscriptionId", "environment", "metadataHost"];

/** Reports everything that is wrong with the provider's configuration. */
export function checkConfig(session: Session, request: CheckRequest): CheckResponse {
  const marked = decode(request.getNews());
  const args = plainMap(marked);
  const { config, problems } = readConfig(args, session.host.env);
  const response = new CheckResponse();
  const stored = problems.length > 0 ? marked : storedConfig(marked, config);
  response.setInputs(encode(withSeed(stored, decode(request.getOlds()), session.host.random)));
  response.setFailuresList(toCheckFailures(problems));
  return response;
}

/**
 * What a change of the configuration means. With another target, subscription or cloud, Pulumi replaces the provider:
 * it creates the resources in the new place and then deletes them from the old one.
 */
export function diffConfig(session: Session, request: DiffRequest): DiffResponse {
  const olds = identified(session, plainMap(decode(request.getOldInputs() ?? request.getOlds())));
  const news = identified(session, plainMap(decode(request.getNews())));
  const keys = new Set([...Object.keys(olds), ...Object.keys(news)].filter((key) => key !== "version" && key !== SEED));
  const found: Change[] = [];
  for (const key of keys) {
    const [old, now] = [olds[key], news[key]];
    if (old === now && !isUnknown(now)) continue;
    const kind = old === undefined ? "add" : now === undefined ? "delete" : "update";
    found.push({ path: key, kind, replace: IDENTITY.includes(key) });
  }
  return diffResponse(found, { deleteBeforeReplace: false });
}

function identified(session: Session, args: PropertyMap): PropertyMap {
  const { config } = readConfig(args, session.host.env);
  // The local engine has no clouds.
  const { environment, metadataHost, ...stored } = storedConfig(args, config);
  const cloud = { environment, ...(metadataHost !== undefined && { metadataHost }) };
  return config.target === "azure" || isUnknown(args["target"]) ? { ...stored, ...cloud } : stored;
}

/** Stores the configuration. Nothing connects yet. */
export function configure(session: Session, request: ConfigureRequest): ConfigureResponse {
  const args = plainMap(decode(request.getArgs()));
  const { config, problems } = readConfig(args, session.host.env);
  if (problems.length > 0)
    throw new RpcFailure(status.FAILED_PRECONDITION, problems.map((problem) => formatProblem(problem)).join("\n"));
  session.configure(config);

  const response = new ConfigureResponse();
  response.setAcceptsecrets(true);
  response.setAcceptresources(true);
  response.setAcceptoutputs(true);
  response.setSupportspreview(true);
  response.setSupportsAutonamingConfiguration(true);
  return response;
}
