import { containerGroup } from "../../../src/model/containerinstance/containerGroup";
import { status } from "@grpc/grpc-js";
import { UNKNOWN } from "../../../src/model/core/unknown";
import { ArmFailure, type ArmResource } from "../../../src/providers/arm/contract";
import { Secret } from "../../../src/providers/plugin/values";
import { container, failure, fakeClient, group, GROUP, GROUP_ID, leftover, Plugin } from "./support";

const outputs = { name: "web", type: "Microsoft.ContainerInstance/containerGroups", provisioningState: "Succeeded" };
const plugin = (operations: Partial<ArmResource>) => new Plugin(fakeClient(operations)).configure();
const named = (more = {}) => group({ containerGroupName: "web", ...more });

/** Ends when it is aborted, as the client of ARM does. */
const untilAborted =
  (result?: { id: string; outputs: object }): ArmResource["create"] =>
  (_inputs, { signal }) =>
    new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(new ArmFailure("cut", { result: result as never })), {
        once: true,
      });
    });

describe("creation", () => {
  test("passes plain inputs on, and marks in the outputs what was secret in the inputs", async () => {
    const seen: unknown[] = [];
    const creating = await plugin({
      create: async (inputs) => {
        seen.push(inputs);
        const environmentVariables = [{ name: "B" }, { name: "A", value: "hidden-value" }];
        const ipAddress = { type: "Public", ports: [], fqdn: "hidden-value.example", dnsNameLabel: "hidden-value" };
        const body = { ...outputs, ipAddress, containers: [{ name: "app", image: "busybox:1", environmentVariables }] };
        return { id: GROUP_ID, outputs: { ...body, unheardOf: 1 } };
      },
    });
    const environmentVariables = [
      { name: "A", value: new Secret("hidden-value") },
      { name: "B", secureValue: new Secret("sv") },
    ];
    const inputs = named({ containers: [container({ environmentVariables })], tags: null });
    const created = await creating.create(GROUP, inputs);
    expect(seen).toEqual([
      named({
        containers: [
          container({
            environmentVariables: [
              { name: "A", value: "hidden-value" },
              { name: "B", secureValue: "sv" },
            ],
          }),
        ],
      }),
    ]);
    expect(created).toEqual({
      id: GROUP_ID,
      outputs: {
        ...outputs,
        ipAddress: {
          type: "Public",
          ports: [],
          fqdn: new Secret("hidden-value.example"),
          dnsNameLabel: new Secret("hidden-value"),
        },
        containers: [
          {
            name: "app",
            image: "busybox:1",
            environmentVariables: [{ name: "B" }, { name: "A", value: new Secret("hidden-value") }],
          },
        ],
      },
    });
  });

  test("is refused with an unknown value", async () => {
    const error = await failure((await plugin({})).create(GROUP, named({ tags: { a: UNKNOWN } })));
    expect(error).toMatchObject({ code: status.INVALID_ARGUMENT, details: "tags holds a value that is not known yet" });
  });

  test("shows progress and notes without secrets", async () => {
    const creating = await plugin({
      create: async (_, context) => {
        context.progress("Pulling with password hunter2");
        context.note?.("It runs, with password hunter2");
        return { id: GROUP_ID, outputs };
      },
    });
    await creating.create(GROUP, named({ tags: { password: new Secret("hunter2") } }));
    expect(creating.engine.statuses).toEqual(["Pulling with password [secret]"]);
    expect(creating.engine.notes).toEqual(["It runs, with password [secret]"]);
  });

  test("that ARM refuses leaves nothing behind", async () => {
    const creating = await plugin({
      create: () => Promise.reject(new ArmFailure("no: hunter2", { statusCode: 400, reasons: ["because of hunter2"] })),
    });
    const error = await failure(creating.create(GROUP, named({ tags: { password: new Secret("hunter2") } })));
    expect(error).toMatchObject({ code: status.INVALID_ARGUMENT, details: "no: [secret]\nbecause of [secret]" });
    expect(leftover(error)).toBeUndefined();
  });

  test("that fails keeps the resource, its outputs and all reasons, without secrets", async () => {
    const result = { id: GROUP_ID, outputs: { ...outputs, provisioningState: "Failed" } };
    const reasons = ["app: started with hunter2"];
    const creating = await plugin({ create: () => Promise.reject(new ArmFailure("it failed", { result, reasons })) });
    const error = await failure(creating.create(GROUP, named({ tags: { password: new Secret("hunter2") } })));
    expect(error).toMatchObject({ code: status.FAILED_PRECONDITION, details: "it failed" });
    expect(leftover(error)).toEqual({
      id: GROUP_ID,
      outputs: { ...result.outputs, __unsettled: true },
      reasons: ["it failed\n  app: started with [secret]"],
    });
  });

  test("of a resource with only a known id keeps the certain outputs", async () => {
    const result = { id: GROUP_ID, outputs: {} };
    const creating = await plugin({ create: () => Promise.reject(new ArmFailure("it failed", { result })) });
    const left = leftover(await failure(creating.create(GROUP, named({ location: "westeurope" }))));
    expect(left).toMatchObject({
      id: GROUP_ID,
      outputs: { name: "web", type: outputs.type, location: "westeurope", __unsettled: true },
    });
  });

  test("a bug is reported as a bug", async () => {
    const creating = await plugin({ create: () => Promise.reject(new TypeError("x is undefined")) });
    const error = await failure(creating.create(GROUP, named()));
    expect(error.code).toBe(status.INTERNAL);
    expect(error.details).toMatch(/bug in it: TypeError: x is undefined/);
  });

  test("a resource that Berth does not have is refused by name", async () => {
    const error = await failure((await plugin({})).create("berth:x:Y", {}));
    expect(error).toMatchObject({ code: status.INVALID_ARGUMENT, details: expect.stringMatching(/^berth:x:Y is not/) });
  });
});

describe("interruption", () => {
  test("aborts the operation, which may report what exists", async () => {
    const creating = await plugin({ create: untilAborted({ id: GROUP_ID, outputs }) });
    const creation = failure(creating.create(GROUP, named()));
    await new Promise(setImmediate);
    await creating.cancel();
    expect(leftover(await creation)).toMatchObject({ id: GROUP_ID, reasons: ["cut"] });
  });

  test("of an operation that made nothing leaves nothing", async () => {
    const creating = await plugin({ create: untilAborted() });
    const creation = failure(creating.create(GROUP, named()));
    await new Promise(setImmediate);
    await creating.cancel();
    expect(leftover(await creation)).toBeUndefined();
  });

  test("of an operation that does not answer keeps the id that it was to have", async () => {
    const creating = await plugin({ create: () => new Promise(() => undefined) });
    const creation = failure(creating.create(GROUP, named()));
    await new Promise(setImmediate);
    await creating.cancel();
    await creating.clock.pass(10_000);
    const left = leftover(await creation);
    expect(left?.id).toBe(GROUP_ID);
    expect(left?.outputs).toMatchObject({ name: "web", __unsettled: true });
    expect(left?.reasons[0]).toMatch(/^interrupted/);
  });

  test("stops new operations until the next command configures the plugin", async () => {
    const creating = await plugin({ create: async () => ({ id: GROUP_ID, outputs }) });
    await creating.cancel();
    expect(await failure(creating.create(GROUP, named()))).toMatchObject({ code: status.ABORTED });
    await creating.configure();
    await expect(creating.create(GROUP, named())).resolves.toMatchObject({ id: GROUP_ID });
  });

  test("comes from a custom timeout too", async () => {
    const creating = await plugin({ create: untilAborted({ id: GROUP_ID, outputs }) });
    const failed = failure(creating.create(GROUP, named(), { timeout: 5 }));
    await creating.clock.pass(5_000);
    expect(leftover(await failed)?.id).toBe(GROUP_ID);
  });
});

describe("after a creation of which nothing was seen", () => {
  const operations = (owner: string | undefined, calls: string[]): Partial<ArmResource> => ({
    create: async () => {
      calls.push("create");
      if (calls.length > 1) return { id: GROUP_ID, outputs };
      throw new ArmFailure("the connection broke", { result: { id: GROUP_ID, outputs: {} } });
    },
    update: async () => (calls.push("update"), { id: GROUP_ID, outputs }),
    owner: async () => (calls.push("owner"), owner),
  });

  test.each([
    ["made, when it is not there", undefined, ["create", "owner", "create"]],
    ["updated, when it is", "", ["create", "owner", "update"]],
  ])("the resource is %s", async (_what, owner, expected) => {
    const calls: string[] = [];
    const writing = await plugin(operations(owner, calls));
    const left = leftover(await failure(writing.create(GROUP, named())))!;
    expect(left.outputs).toMatchObject({ __unsettled: true, __unseen: true });
    const updated = await writing.update(GROUP, { oldInputs: named(), olds: left.outputs, news: named() });
    expect([calls, updated]).toEqual([expected, outputs]);
  });
});

test("what a lost first request has made is kept when the second one is refused", async () => {
  const mark = "07 urn";
  let tries = 0;
  const writing = await plugin({
    create: () => Promise.reject(new ArmFailure("refused", { statusCode: 409, ...(++tries === 1 && { taken: true }) })),
    owner: async () => (tries === 0 ? undefined : mark),
  });
  const left = leftover(await failure(writing.create(GROUP, { ...named(), __owner: mark })));
  expect(left).toMatchObject({ id: GROUP_ID, outputs: { __unsettled: true, __unseen: true }, reasons: ["refused"] });
});

describe("updates", () => {
  const all = expect.arrayContaining([expect.objectContaining({ path: "containers", kind: "add" })]);

  test("get old and new inputs, with ignored properties as they were", async () => {
    const update = jest.fn(async () => ({ id: GROUP_ID, outputs }));
    const updating = await plugin({ update });
    const oldInputs = named({ location: "a", tags: { x: new Secret("1") } });
    const news = named({ location: "b", tags: { x: "2" } });
    await expect(updating.update(GROUP, { oldInputs, news, ignored: ["location"] })).resolves.toEqual(outputs);
    expect(update).toHaveBeenCalledWith(
      GROUP_ID,
      {
        olds: named({ location: "a", tags: { x: "1" } }),
        news: named({ location: "a", tags: { x: "2" } }),
        changed: [{ path: "tags.x", kind: "update", replace: false }],
      },
      expect.anything(),
    );
  });

  test("are compared once, by Diff; an update of something else is compared again", async () => {
    const update = jest.fn(async () => ({ id: GROUP_ID, outputs }));
    const updating = await plugin({ update });
    const canonical = jest.spyOn(containerGroup, "canonical");
    const oldInputs = named({ location: "a" });
    const news = named({ location: "a", tags: { x: "1" } });
    await updating.diff(GROUP, oldInputs, news, [], outputs);
    const once = canonical.mock.calls.length;
    await updating.update(GROUP, { oldInputs, olds: outputs, news });
    expect(canonical.mock.calls.length).toBe(once);
    await updating.diff(GROUP, oldInputs, news, [], outputs);
    canonical.mockClear();
    await updating.update(GROUP, {
      oldInputs,
      olds: outputs,
      news: named({ location: "a", tags: { x: "2", y: "3" } }),
    });
    expect(canonical.mock.calls.length).toBe(once);
    canonical.mockRestore();
    const added = (path: string) => ({ path, kind: "add", replace: false });
    expect(update.mock.calls.map(([, { changed }]: any) => changed)).toEqual([[added("tags")], [added("tags")]]);
  });

  test("after an operation that failed send everything", async () => {
    const update = jest.fn(async () => ({ id: GROUP_ID, outputs }));
    const updating = await plugin({ update });
    const state = { oldInputs: named(), olds: { ...outputs, __unsettled: true }, news: named({ tags: { a: "1" } }) };
    await expect(updating.update(GROUP, state)).resolves.toEqual(outputs);
    expect(update).toHaveBeenCalledWith(
      GROUP_ID,
      { olds: {}, news: named({ tags: { a: "1" } }), changed: all },
      expect.anything(),
    );
  });

  test("after an operation that failed leave out ignored properties", async () => {
    const update = jest.fn(async () => ({ id: GROUP_ID, outputs }));
    const updating = await plugin({ update });
    const oldInputs = named({ location: "a", tags: { x: "1" } });
    const news = named({ location: "b" });
    const state = { oldInputs, olds: { ...outputs, __unsettled: true }, news, ignored: ["location"] };
    await updating.update(GROUP, state);
    expect(update).toHaveBeenCalledWith(
      GROUP_ID,
      { olds: { location: "a" }, news: named({ location: "a" }), changed: all },
      expect.anything(),
    );
  });

  test("that fail keep the old outputs if there are no new ones", async () => {
    const result = { id: GROUP_ID, outputs: {} };
    const updating = await plugin({ update: () => Promise.reject(new ArmFailure("it failed", { result })) });
    const error = await failure(updating.update(GROUP, { oldInputs: named(), olds: outputs, news: named() }));
    expect(leftover(error)).toMatchObject({ id: GROUP_ID, outputs: { ...outputs, __unsettled: true } });
  });
});

test("deletion passes on the id and what the state knows", async () => {
  const remove = jest.fn(async () => undefined);
  await (await plugin({ delete: remove })).delete(GROUP, GROUP_ID);
  expect(remove).toHaveBeenCalledWith(GROUP_ID, expect.anything(), { inputs: {}, outputs: {} });
});

test("what was just created is not deleted as the original of its replacement", async () => {
  const create = async () => ({ id: GROUP_ID, outputs });
  const remove = jest.fn(async () => undefined);
  const replacing = await plugin({ create, delete: remove });
  await replacing.create(GROUP, named());
  await replacing.delete(GROUP, GROUP_ID.toUpperCase());
  expect(remove).not.toHaveBeenCalled();
  await replacing.configure();
  await replacing.delete(GROUP, GROUP_ID);
  expect(remove).toHaveBeenCalledTimes(1);
});

test("if the target cannot be opened, the next resource tries again", async () => {
  let tries = 0;
  const client = fakeClient({ create: async () => ({ id: GROUP_ID, outputs }) });
  const openTarget = async () => {
    tries += 1;
    if (tries === 1) throw new ArmFailure("no engine");
    return client;
  };
  const creating = await new Plugin(client, { openTarget }).configure();
  expect((await failure(creating.create(GROUP, named()))).details).toBe("no engine");
  await expect(creating.create(GROUP, named())).resolves.toMatchObject({ id: GROUP_ID });
});
