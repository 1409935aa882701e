import * as pulumi from "@pulumi/pulumi";
import { invoke, invokeOutput } from "../src/invoking";

/** As gRPC gives it to the SDK. */
const failing = (message: string) => Object.assign(new Error(message), { details: message });
let failure = failing("");
beforeAll(() =>
  pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
    call: ({ token }) => {
      if (token === "berth:storage:works") return { keys: pulumi.secret(["k"]) };
      throw failure;
    },
  }),
);
const asked = (message: string) => {
  failure = failing(message);
  return invoke("berth:storage:fails", {}, {}).catch((error: unknown) => error);
};

afterEach(() => delete process.env["PULUMI_NODEJS_MONITOR"]);

test.each([
  ["invocation of berth:storage:fails returned an error: keys of a: no", "storage.fails: keys of a: no"],
  ["Invoke of 'berth:storage:fails' failed: a: must be b (Berth) ()", "storage.fails: a: must be b (Berth)"],
])("a failure of a function is an error of the program, in one line: %s", async (said, told) => {
  const error = await asked(said);
  expect(pulumi.RunError.isInstance(error)).toBe(true);
  expect(error).toMatchObject({ message: told, stack: undefined });
});

test("another error stays what it is", async () => {
  const error = await asked("cannot serialize");
  expect(error).toMatchObject({ message: "cannot serialize", stack: expect.stringContaining("cannot serialize") });
});

describe.each([
  ["Pulumi cut off, because something else has failed,", "grpc: the client connection is closing"],
  ["the user interrupted", 'keys of "a": interrupted. The next `pulumi up` goes on from here.'],
  ["the user interrupted early", "interrupted before it began"],
])("an answer that %s", (_, said) => {
  const CUT = `invocation of berth:storage:fails returned an error: ${said}`;

  test("is no error of a program", async () => {
    process.env["PULUMI_NODEJS_MONITOR"] = "127.0.0.1:1";
    const before = process.exitCode;
    let isSettled = false;
    void asked(CUT).finally(() => (isSettled = true));
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    const exitCode = process.exitCode;
    process.exitCode = before;
    expect({ isSettled, exitCode }).toEqual({ isSettled: false, exitCode: 32 });
  });

  test("has the status that the Automation API passes over", async () => {
    expect(await asked(CUT)).toMatchObject({ message: CUT, code: 1 });
  });
});

test("an Output keeps what it is: its value and that it is secret", async () => {
  const { keys } = invokeOutput<{ keys: string[] }>("berth:storage:works", {}, {}) as unknown as {
    keys: pulumi.Output<string[]>;
  };
  expect(await pulumi.isSecret(keys)).toBe(true);
  expect(await new Promise((resolve) => keys.apply(resolve))).toEqual(["k"]);
});

test("an Output fails as a program does: all that it consists of with one error, which Pulumi tells of once", async () => {
  failure = failing("invocation of berth:storage:fails returned an error: no");
  const output = invokeOutput("berth:storage:fails", {}, {}) as unknown as {
    promise(): Promise<unknown>;
    allResources(): Promise<unknown>;
    readonly isKnown: Promise<unknown>;
    readonly isSecret: Promise<unknown>;
  };
  const parts = [output.promise(), output.isKnown, output.isSecret, output.allResources()];
  const errors = await Promise.all(parts.map((part) => part.catch((error: unknown) => error)));
  expect(errors[0]).toMatchObject({ message: "storage.fails: no", stack: undefined });
  expect(new Set(errors).size).toBe(1);
});
