import { type ReadRequest, ReadResponse } from "@pulumi/pulumi/proto/provider_pb";
import { inputsFromOutputs } from "../../model/core/projection";
import type { ResourceModel } from "../../model/core/resource";
import { unsupportedIn } from "../../model/core/unsupported";
import { hideSecrets, keptSecretPaths } from "../../model/core/secrets";
import { ArmFailure } from "../arm/contract";
import { decode, encode } from "./codec";
import { deletionEnded } from "./deletions";
import { initFailure, invalid, toRpcFailure } from "./failure";
import { secretStrings } from "./marks";
import { keptSecretsNote, unsupportedNote } from "./notes";
import { resourceOf, run } from "./operation";
import { apart, carried, readAs } from "./ownership";
import { isUnsettled, toInputs, toOutputs, unsettled, withKeptSecrets } from "./outputs";
import { modelOf, type Session } from "./session";
import { plainMap } from "./values";

/**
 * Reads a resource: for a refresh with the values of the state, for an import and `.get` with little more than its id.
 * An empty id in the response means that the resource does not exist.
 */
export async function readResource(session: Session, request: ReadRequest): Promise<ReadResponse> {
  const urn = request.getUrn();
  const model = modelOf(urn);
  const id = request.getId();
  mustBeId(model, id);
  const state = decode(request.getProperties());
  const { owner, given: olds } = apart(decode(request.getInputs()));
  const secrets = [...secretStrings(olds), ...secretStrings(state)];
  const response = new ReadResponse();
  try {
    const operation = { urn, timeoutSeconds: request.getTimeout(), secrets };
    const before = Object.keys(olds).length > 0 ? plainMap(olds) : undefined;
    const known = before && { inputs: before, outputs: plainMap(state) };
    let failure: ArmFailure | undefined;
    const found = await run(session, operation, (client, context) =>
      resourceOf(client, model).read(id, context, known),
    ).catch((error: unknown) => {
      if (!(error instanceof ArmFailure) || error.details.result === undefined) throw error;
      failure = error;
      return error.details.result;
    });
    // The state knows now what is there.
    deletionEnded(session, { urn, id });
    if (found === undefined) {
      await session.engine.flush();
      return response;
    }
    const seen = carried(toOutputs(model, found.outputs, olds, state), state);
    const outputs = isUnsettled(state) || failure !== undefined ? unsettled(seen) : seen;
    response.setId(found.id);
    response.setProperties(encode(outputs));
    const whole = withKeptSecrets(found.outputs, olds, state);
    const inputs = inputsFromOutputs(model, { ...whole, id: found.id }, before);
    const told = model.readNote(found.outputs);
    const notes = [
      before === undefined ? unsupportedNote(unsupportedIn(model, found.outputs)) : undefined,
      before === undefined ? keptSecretsNote(keptSecretPaths(inputs)) : undefined,
      told && hideSecrets(told, secrets),
    ];
    for (const note of notes) if (note !== undefined) session.engine.note(urn, note);
    await session.engine.flush();
    const marked = readAs(toInputs(model, inputs, olds, state), owner, found.owner);
    if (failure !== undefined)
      throw initFailure(hideSecrets(failure.message, secrets), { id: found.id, outputs, inputs: marked }, []);
    response.setInputs(encode(marked));
    return response;
  } catch (error) {
    throw toRpcFailure(error, secrets);
  }
}

function mustBeId(model: ResourceModel, id: string): void {
  if (model.fromId(id) !== undefined) return;
  const names = Object.fromEntries(model.identity.map((key) => [key, `{${key}}`]));
  throw invalid(
    `"${id}" is not the id of a ${model.armType}: it must look like ${model.id(names, "{subscriptionId}")}`,
  );
}
