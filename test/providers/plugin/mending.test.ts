import { mkdtempSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ArmFailure } from "../../../src/providers/arm/contract";
import { deletionsIn } from "../../../src/providers/plugin/deletions";
import { failure, fakeClient, group, GROUP, GROUP_ID, Plugin, remembered, SHARE, SUBSCRIPTION } from "./support";

const inputs = group({ containerGroupName: "web" });
const NO_DIFF = { some: false, diffs: [], replaces: [], deleteBeforeReplace: false, details: {} };
const MENDED = {
  ...NO_DIFF,
  some: true,
  diffs: ["provisioningState"],
  details: { provisioningState: "UPDATE (outputs)" },
};

describe("equal inputs have a diff while the resource is not as it should be", () => {
  const diffOf = async (outputs: object, token = GROUP) =>
    (await new Plugin().configure()).diff(token, inputs, inputs, [], { ...outputs });

  test.each(["Unhealthy", "Failed", "Canceled", "Pending"])("%s", async (provisioningState) =>
    expect(await diffOf({ provisioningState })).toEqual(MENDED),
  );

  test.each(["Succeeded", "Updating", "Repairing", undefined])("but not %s", async (provisioningState) =>
    expect(await diffOf(provisioningState === undefined ? {} : { provisioningState })).toEqual(NO_DIFF),
  );

  test("after an operation that failed, whatever was read since", async () => {
    expect(await diffOf({ provisioningState: "Succeeded", __unsettled: true })).toEqual(MENDED);
  });

  test("what changes by itself is no diff", async () => {
    const instanceView = { state: "Pending", events: [{ name: "BackOff", count: 7 }] };
    expect(await diffOf({ provisioningState: "Succeeded", instanceView })).toEqual(NO_DIFF);
  });

  test("a resource without such a property has an update that names none", async () => {
    const share = { resourceGroupName: "rg", accountName: "account", shareName: "share" };
    const plugin = await new Plugin().configure();
    expect(await plugin.diff(SHARE, share, share, [], { __unsettled: true })).toEqual({ ...NO_DIFF, some: true });
  });
});

describe("a refresh tells", () => {
  const noteOf = async (state: object) => {
    const outputs = { name: "web", location: "westeurope", containers: inputs["containers"], ...state };
    const plugin = await new Plugin(fakeClient({ read: async (id) => ({ id, outputs }) })).configure();
    await plugin.read(GROUP, GROUP_ID, { inputs, properties: {} });
    return plugin.engine.notes;
  };

  test("what is wrong with a group, and what the next update does", async () => {
    const events = [{ name: "Lost", message: "The container 'app' was removed." }];
    const state = { provisioningState: "Unhealthy", instanceView: { state: "Running", events } };
    expect(await noteOf(state)).toEqual([
      "The container 'app' was removed. The next `pulumi up` deploys the group again.",
    ]);
  });

  test("that a deployment was cut off", async () => {
    expect(await noteOf({ provisioningState: "Pending", instanceView: { state: "Pending", events: [] } })).toEqual([
      "Its last deployment did not come to an end. The next `pulumi up` deploys the group again.",
    ]);
  });

  test("that a group is stopped", async () => {
    expect(await noteOf({ provisioningState: "Succeeded", instanceView: { state: "Stopped", events: [] } })).toEqual([
      "The group is stopped. `pulumi up` leaves it so unless it has something to change; `berth start` starts it.",
    ]);
  });

  test("nothing of a group that runs", async () => {
    expect(await noteOf({ provisioningState: "Succeeded", instanceView: { state: "Running", events: [] } })).toEqual(
      [],
    );
  });
});

describe("a deletion", () => {
  const [share, state] = [{ resourceGroupName: "rg", accountName: "account", shareName: "share" }, {}];
  const deleting = (remove: (signal: AbortSignal) => Promise<void>) => {
    const deletions = remembered();
    const begun = Promise.withResolvers<void>();
    const client = fakeClient({
      delete: (_, { signal }) => {
        begun.resolve();
        return remove(signal);
      },
      create: async () => ({ id: GROUP_ID, outputs: { name: "created" } }),
      update: async () => ({ id: GROUP_ID, outputs: { name: "updated" } }),
      read: async () => undefined,
    });
    const plugin = new Plugin(client, { deletions });
    return { plugin, deletions, begun: begun.promise };
  };

  test("that the user interrupts once is finished and reported", async () => {
    const removed = Promise.withResolvers<void>();
    let isAborted = false;
    const { plugin, deletions, begun } = deleting(async (signal) => {
      await removed.promise;
      isAborted = signal.aborted;
    });
    await plugin.configure();
    const deletion = plugin.delete(GROUP, GROUP_ID);
    await begun;
    await plugin.cancel();
    removed.resolve();
    await deletion;
    expect({ isAborted, left: deletions.keys.size }).toEqual({ isAborted: false, left: 1 });
  });

  test("that ended makes the next run create the resource again, if Pulumi was killed before it wrote that down", async () => {
    const { plugin, deletions } = deleting(async () => undefined);
    await plugin.configure();
    await plugin.delete(SHARE, GROUP_ID);
    expect((await plugin.diff(SHARE, share, share, [], state)).some).toBe(true);
    expect(await plugin.update(SHARE, { oldInputs: share, news: share })).toMatchObject({ name: "created" });
    expect(deletions.keys.size).toBe(0);
  });

  test("is over when a new resource of the name is asked for, whatever comes of that", async () => {
    const named = { ...share, accountName: "account", shareName: "share" };
    const id = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/account/fileServices/default/shares/share`;
    const deletions = remembered();
    const client = fakeClient({
      delete: async () => undefined,
      owner: async () => undefined,
      create: () => Promise.reject(new ArmFailure("interrupted")),
    });
    const plugin = await new Plugin(client, { deletions }).configure();
    await plugin.delete(SHARE, id);
    expect(deletions.keys.size).toBe(1);
    await failure(plugin.create(SHARE, named));
    expect(deletions.keys.size).toBe(0);
  });

  test("that was not sent when the user interrupted leaves no trace", async () => {
    const { plugin, deletions } = deleting(async () => undefined);
    await plugin.configure();
    await plugin.cancel();
    expect((await failure(plugin.delete(GROUP, GROUP_ID))).details).toBe("interrupted before it began");
    expect(deletions.keys.size).toBe(0);
  });

  test("that ARM refused leaves no trace", async () => {
    const refusal = new ArmFailure("it is mounted", { code: "ShareInUse", statusCode: 409 });
    const { plugin, deletions } = deleting(() => Promise.reject(refusal));
    await plugin.configure();
    await failure(plugin.delete(SHARE, GROUP_ID));
    expect(deletions.keys.size).toBe(0);
  });

  test("that was cut off makes the next run create the resource again, once", async () => {
    const { plugin, deletions } = deleting(() => Promise.reject(new ArmFailure("the engine does not answer")));
    await plugin.configure();
    await failure(plugin.delete(SHARE, GROUP_ID));
    expect(deletions.keys.size).toBe(1);
    expect((await plugin.diff(SHARE, share, share, [], state)).some).toBe(true);
    expect(await plugin.update(SHARE, { oldInputs: share, news: share })).toMatchObject({ name: "created" });
    expect((await plugin.diff(SHARE, share, share, [], state)).some).toBe(false);
    expect(await plugin.update(SHARE, { oldInputs: share, news: share })).toMatchObject({ name: "updated" });
  });

  test("that was cut off is forgotten once the resource was read", async () => {
    const { plugin } = deleting(() => Promise.reject(new ArmFailure("the engine does not answer")));
    await plugin.configure();
    await failure(plugin.delete(GROUP, GROUP_ID));
    expect((await plugin.diff(GROUP, inputs, inputs)).some).toBe(true);
    await plugin.read(GROUP, GROUP_ID, { inputs });
    expect((await plugin.diff(GROUP, inputs, inputs)).some).toBe(false);
  });

  test("is remembered by a file that only its user can read, or not at all", () => {
    const folder = mkdtempSync(join(tmpdir(), "berth-deletions-"));
    try {
      const deletions = deletionsIn(join(folder, "in", "it"));
      deletions.begun("a");
      expect([deletions.has("a"), deletionsIn(join(folder, "in", "it")).has("a"), deletions.has("b")]).toEqual([
        true,
        true,
        false,
      ]);
      deletions.ended("a");
      deletions.ended("a");
      expect(readdirSync(join(folder, "in", "it"))).toEqual([]);
      deletions.begun("old");
      const before = Date.now() / 1000 - 100 * 24 * 3_600;
      utimesSync(join(folder, "in", "it", "old"), before, before);
      deletionsIn(join(folder, "in", "it")).begun("new");
      expect(readdirSync(join(folder, "in", "it"))).toEqual(["new"]);
      const nowhere = deletionsIn("/dev/null/deletions");
      nowhere.begun("a");
      nowhere.ended("a");
      expect(nowhere.has("a")).toBe(false);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
