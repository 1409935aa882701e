import fc from "fast-check";
import { containerGroup } from "../../../../src/model/containerinstance/containerGroup";
import { createArmClient } from "../../../../src/providers/arm/client";
import { recordCalls } from "../../../../src/providers/arm/wire/recordCalls";
import { Redactor, withoutSecrets } from "../../../../src/providers/arm/wire/secrets";
import { ACCEPTED, group, ok, operationStatus } from "../../../support/arm/bodies";
import { ArmScript, FakeClock, operation, type SeenRequest, type ScriptedReply } from "../../../support/arm/script";

/** Secrets of all kinds that occur nowhere else, including quotes, line breaks and pattern characters. */
const secret = fc.tuple(fc.uuid(), fc.string({ maxLength: 8 }), fc.uuid()).map((parts) => parts.join(""));

/** The requests of a creation at which the fake ARM can fail, and those after a failure. */
const FAILURES = ["listKeys", "PUT", "poll", "GET", "operation", "container", "none"] as const;

/** An ARM that repeats everything that it was sent, wherever possible, and fails as the test says. */
function gossip(failure: (typeof FAILURES)[number], secrets: readonly string[]) {
  let told: { containers?: { properties: object }[] } = {};
  return ({ method, path, body }: SeenRequest): ScriptedReply => {
    if (body !== undefined) told = body.properties;
    const gossiped = `${JSON.stringify(told)} and ${secrets.join(" and ")}`;
    const refusal = { code: "Bad", message: gossiped, details: [{ message: gossiped }] };
    const refused = { status: 400, body: { error: refusal } };
    if (path.endsWith("/logs")) return ok({ content: gossiped });
    if (path.endsWith("/listKeys"))
      return failure === "listKeys"
        ? refused
        : ok({ keys: [{ keyName: "key1", value: secrets[2], permissions: "FULL" }] });
    if (method === "PUT") return failure === "PUT" ? refused : ACCEPTED;
    if (path.endsWith("/operations/1")) {
      const events = [{ name: "Failed", message: gossiped, count: 3 }];
      return failure === "poll" ? refused : operationStatus(failure === "operation" ? "Failed" : "Succeeded", events);
    }
    if (failure === "GET") return refused;
    const currentState = failure === "container" ? { state: "Terminated", exitCode: 1 } : { state: "Running" };
    const containers = told.containers?.map(({ properties, ...container }) => ({
      ...container,
      properties: { ...properties, instanceView: { restartCount: 0, currentState } },
    }));
    return ok(group({}, { ...told, containers, restartPolicy: "Never" }));
  };
}

test("secrets never appear in errors, status lines, outputs or recorded calls", async () => {
  await fc.assert(
    fc.asyncProperty(fc.tuple(secret, secret, secret), fc.constantFrom(...FAILURES), async (secrets, failure) => {
      const arm: ArmScript = new ArmScript(gossip(failure, secrets));
      const lines: string[] = [];
      const connection = recordCalls(arm.connection(), async (line) => void lines.push(line));
      const { resources } = createArmClient(connection, { clock: new FakeClock() });
      const context = operation();
      const [env, key] = secrets;
      const inputs = {
        resourceGroupName: "rg",
        containerGroupName: "web",
        location: "westeurope",
        containers: [
          {
            name: "app",
            image: "busybox:1",
            environmentVariables: [{ name: "TOKEN", secureValue: env }],
            resources: { requests: { cpu: 1, memoryInGB: 1 } },
          },
        ],
        volumes: [
          { name: "given", azureFile: { shareName: "data", storageAccountName: "one", storageAccountKey: key } },
          { name: "asked", azureFile: { shareName: "data", storageAccountName: "two" } },
        ],
      };
      const shown = await resources["berth:containerinstance:ContainerGroup"]!.create(inputs, context).then(
        (result) => JSON.stringify(result),
        (error: Error & { details?: unknown }) =>
          [error.message, error.stack, JSON.stringify(error.details)].join("\n"),
      );
      expect(shown.startsWith("{")).toBe(failure === "none");
      const all = [shown, ...context.lines, ...lines].join("\n");
      expect(all).not.toContain("scripted-token");
      // The third is only known to be a secret once ARM has returned the key.
      for (const value of failure === "listKeys" ? [env, key] : secrets) {
        expect(all).not.toContain(value);
        expect(all).not.toContain(JSON.stringify(value).slice(1, -1));
      }
    }),
    { numRuns: 200 },
  );
});

test("secret files stay visible without their content", () => {
  const volumes = [
    { name: "told", secret: {} },
    { name: "repeated", secret: { key: "c2VjcmV0" } },
    { name: "other", emptyDir: {} },
  ];
  expect(withoutSecrets(containerGroup.outputs, { volumes })).toEqual({
    volumes: [
      { name: "told", secret: {} },
      { name: "repeated", secret: {} },
      { name: "other", emptyDir: {} },
    ],
  });
});

test("the content of secret files is removed from text, in base64 and plain", () => {
  const redactor = new Redactor();
  const token = Buffer.from("first line\nhunter2\n").toString("base64");
  redactor.addInputs(containerGroup.inputs, { volumes: [{ name: "keys", secret: { token } }] });
  expect(redactor.redact(`${token}, first line\nand hunter2`)).toBe("[secret], [secret]\nand [secret]");
});
