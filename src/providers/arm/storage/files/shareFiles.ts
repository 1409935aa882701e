import type { Asset } from "../../../../model/core/asset";
import { asRecord, isRecord } from "../../../../model/core/json";
import type { Inputs } from "../../../../model/core/resource";
import { containsUnknown } from "../../../../model/core/unknown";
import { shareFiles } from "../../../../model/storage/shareFiles";
import {
  ArmFailure,
  type ArmResource,
  type ArmResult,
  type KnownResource,
  type OperationContext,
} from "../../contract";
import { isNotFound, type Names } from "../../resource";
import { explain } from "../../wire/explain";
import { ArmFault } from "../../wire/fault";
import { Call } from "../../wire/call";
import type { Session } from "../../wire/session";
import { azureShareFiles } from "./azureStore";
import { fileOf } from "./content";
import type { ShareDigest, ShareFilesStore, ShareNames } from "./store";

type Assets = Readonly<Record<string, Asset>>;

/** What a write starts from. */
interface Before {
  /** The files that this resource has written, by path, as far as they are known. */
  readonly files: Assets;
  /** Whether they may be others: of an operation that was cut off. */
  readonly isUncertain: boolean;
}

/** How the files of the connection's target are reached. */
export const shareFilesStore = (session: Session): ShareFilesStore =>
  session.connection.shareFiles ?? azureShareFiles(session);

/** Files that a program puts into a share. ARM does not know them. */
export function shareFilesResource(session: Session): ArmResource {
  const store = shareFilesStore(session);

  const write = async (inputs: Inputs, before: Before, context: OperationContext): Promise<ArmResult> => {
    const id = shareFiles.id(inputs, session.connection.subscriptionId);
    const share = inputs as unknown as ShareNames;
    const call = new Call(context);
    const owner = context.owner ?? "";
    const wanted = assetsOf(inputs);
    const work = async (): Promise<ArmResult> => {
      call.signal.throwIfAborted();
      const changed = changedOf(wanted, before);
      const found = changed.length === 0 ? [] : await store.digest(share, changed, call);
      const others = othersOf(found, { wanted, before, owner });
      if (others !== undefined) throw new ArmFault(others, { code: "ShareFileExists" });
      const same = new Set(found.filter(({ path, sha256 }) => sha256 === wanted[path]!.hash).map(({ path }) => path));
      const files = changed
        .filter((path) => !same.has(path) || wanted[path]!.hash === undefined)
        .map((path) => fileOf(path, wanted[path]!, call.signal));
      const removals = await toRemove(share, { wanted, before, owner, found }, call);
      const changes = { files: await Promise.all(files), removals, prune: removals, owner };
      if (files.length > 0 || removals.length > 0) {
        call.sent = true;
        await store.change(share, changes, call);
      }
      return resultOf(id, inputs, wanted);
    };
    try {
      return await session.during(call, work);
    } catch (error) {
      // What is written is seen by the next update, which compares everything.
      const result = call.sent ? resultOf(id, inputs, before.files) : undefined;
      throw failure(error, titleOf(inputs as Names), call, result);
    }
  };

  /** Files of this resource that the program no longer names. */
  const toRemove = async (
    share: ShareNames,
    { wanted, before, owner, found }: Situation & { readonly found: readonly ShareDigest[] },
    call: Call,
  ): Promise<string[]> => {
    const known = Object.keys(before.files);
    // An earlier attempt that was cut off may have written more than anybody knows of.
    const isLeft = before.isUncertain || found.some((file) => owner !== "" && file.owner === owner);
    const left = isLeft && known.length === 0 && owner !== "" ? await store.owned(share, owner, call) : [];
    return [...new Set([...known, ...left])].filter((path) => !Object.hasOwn(wanted, path));
  };

  return {
    create: (inputs, context) => write(inputs, { files: {}, isUncertain: false }, context),

    update: (_id, { olds, news }, context) =>
      write(news, { files: assetsOf(olds), isUncertain: olds.files === undefined }, context),

    async read(id, context, known) {
      const names = namesOf(id);
      const call = new Call(context);
      if (known === undefined)
        throw new ArmFailure(
          `${titleOf(names)} cannot be imported, since a share does not tell whose its files are. Write them as \`files\` in the ` +
            "program: `pulumi up` takes over files that hold the same.",
        );
      try {
        const paths = Object.keys(assetsOf(known.inputs));
        const asked = () => store.digest(names as unknown as ShareNames, paths, call);
        const found = await session.during(call, asked);
        const hashes = found.flatMap(({ path, sha256 }) => (sha256 === undefined ? [] : [[path, sha256] as const]));
        return {
          id,
          outputs: { name: names.filesName, shareName: names.shareName, hashes: Object.fromEntries(hashes) },
        };
      } catch (error) {
        if (isNotFound(error)) return undefined;
        throw failure(error, titleOf(names), call);
      }
    },

    async foresee(inputs, context, known) {
      const call = new Call(context);
      const named = Object.entries(assetsOf(inputs)).filter(([, asset]) => !containsUnknown(asset));
      const wanted = Object.fromEntries(named);
      const before = { files: assetsOf(known?.inputs ?? {}), isUncertain: false };
      const changed = changedOf(wanted, before);
      const found = changed.length === 0 ? [] : await store.digest(inputs as unknown as ShareNames, changed, call);
      const others = othersOf(found, { wanted, before, owner: context.owner ?? "" });
      return others && `${titleOf(inputs as Names)}: ${others}`;
    },

    // A share keeps what it has of others.
    owner: () => Promise.resolve(undefined),

    async delete(id, context, known) {
      const names = namesOf(id);
      const call = new Call(context);
      try {
        const paths = pathsOf(known);
        const change = { removals: paths, prune: paths };
        if (paths.length > 0)
          await session.during(call, () => store.change(names as unknown as ShareNames, change, call));
      } catch (error) {
        if (!isNotFound(error)) throw failure(error, titleOf(names), call);
      }
    },
  };
}

interface Situation {
  readonly wanted: Assets;
  readonly before: Before;
  readonly owner: string;
}

const assetsOf = ({ files }: Inputs): Assets => asRecord(files) as Assets;

function pathsOf(known: KnownResource | undefined): string[] {
  const { hashes } = known?.outputs ?? {};
  return [
    ...new Set([...Object.keys(assetsOf(known?.inputs ?? {})), ...(isRecord(hashes) ? Object.keys(hashes) : [])]),
  ];
}

function resultOf(id: string, { filesName, shareName }: Inputs, files: Assets): ArmResult {
  const hashes = Object.entries(files).map(([path, { hash = "" }]) => [path, hash]);
  return { id, outputs: { name: filesName, shareName, hashes: Object.fromEntries(hashes) as Record<string, string> } };
}

function namesOf(id: string): Names {
  const names = shareFiles.fromId(id);
  if (names === undefined) throw new ArmFault(`"${id}" is not the id of files of a share.`);
  return names;
}

const titleOf = ({ shareName, accountName }: Names): string =>
  `files of the share "${shareName}" of the storage account "${accountName}"`;

const changedOf = (wanted: Assets, { files }: Before): string[] =>
  Object.keys(wanted).filter((path) => wanted[path]!.hash !== files[path]?.hash);

/** Why a write is refused, so that nobody's file is lost because a program has one of the same name; undefined when none would be. */
function othersOf(found: readonly ShareDigest[], { wanted, before, owner }: Situation): string | undefined {
  const others = found.filter(({ path, kind, sha256, owner: found }) => {
    if (kind !== "file") return true;
    const isOwn = Object.hasOwn(before.files, path) || (owner !== "" && found === owner);
    return !isOwn && sha256 !== wanted[path]!.hash;
  });
  if (others.length === 0) return undefined;
  const what = others.map(({ path, kind }) => (kind === "file" ? `"${path}"` : `"${path}" (no file)`)).join(", ");
  return `the share has ${what} already, which this program did not put there. Remove it with \`berth files rm\`, or leave it out of \`files\`.`;
}

function failure(error: unknown, of: string, call: Call, result?: ArmResult): ArmFailure {
  const { message, details } = explain(of, error, { signal: call.signal, ...(result && { result }) });
  const reasons = details.reasons?.map((reason) => call.redactor.redact(reason));
  return new ArmFailure(call.redactor.redact(message), { ...details, ...(reasons && { reasons }) });
}
