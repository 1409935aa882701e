import { type InvokeRequest, InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import { checkShape, type ObjectShape } from "../../model/core/shape";
import { functionShapes } from "../../model/generated/shapes";
import { toCheckFailures } from "./check";
import { decode, encode } from "./codec";
import { invalid, toRpcFailure, unimplemented } from "./failure";
import { markByShape, secretStrings } from "./marks";
import { run } from "./operation";
import type { Session } from "./session";
import { plainMap, type PropertyMap } from "./values";

const shapes: Readonly<Record<string, { inputs: ObjectShape; outputs: ObjectShape }>> = functionShapes;

export async function invokeFunction(session: Session, request: InvokeRequest): Promise<InvokeResponse> {
  const token = request.getTok();
  const shape = Object.hasOwn(shapes, token) ? shapes[token] : undefined;
  if (shape === undefined)
    throw invalid(`${token} is not a function of Berth; the functions are ${Object.keys(shapes).join(", ")}`);
  const marked = markByShape(shape.inputs, decode(request.getArgs())) as PropertyMap;
  const args = plainMap(marked);
  const response = new InvokeResponse();
  const problems = checkShape(shape.inputs, args, "");
  if (problems.length > 0) {
    response.setFailuresList(toCheckFailures(problems));
    return response;
  }
  const secrets = secretStrings(marked);
  try {
    const result = await run(session, { urn: "", timeoutSeconds: 0, secrets }, (client, context) => {
      const call = client.functions[token];
      if (call === undefined) throw unimplemented(`no operation for ${token}`);
      return call(args, context);
    });
    response.setReturn(encode(markByShape(shape.outputs, result) as PropertyMap));
    return response;
  } catch (error) {
    throw toRpcFailure(error, secrets);
  }
}
