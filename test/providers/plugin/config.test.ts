import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { configShape } from "../../../src/model/generated/shapes";
import { formatProblem } from "../../../src/model/core/problem";
import { UNKNOWN } from "../../../src/model/core/unknown";
import { decode, encode } from "../../../src/providers/plugin/codec";
import { CONFIG_VARIABLES, readConfig } from "../../../src/providers/plugin/config";
import type { PropertyMap } from "../../../src/providers/plugin/values";
import { failure, Plugin, problemsIn, SUBSCRIPTION } from "./support";

const LOCAL = "00000000-0000-0000-0000-000000000000";

async function checkConfig(news: PropertyMap, env: Record<string, string> = {}) {
  const request = new messages.CheckRequest();
  request.setNews(encode(news));
  const response = await new Plugin(undefined, { env }).call<messages.CheckResponse>("checkConfig", request);
  const failures = problemsIn(response.getFailuresList()).map((reason) => ["", reason]);
  return { inputs: decode(response.getInputs()), failures };
}

async function diffConfig(olds: PropertyMap, news: PropertyMap) {
  const request = new messages.DiffRequest();
  request.setOldInputs(encode(olds));
  request.setNews(encode(news));
  const response = await new Plugin().call<messages.DiffResponse>("diffConfig", request);
  return { diffs: response.getDiffsList().sort(), replaces: response.getReplacesList().sort() };
}

describe("isolation", () => {
  const isolation = (args: PropertyMap, env: Record<string, string> = {}) => readConfig(args, env).config.isolation;

  test("is the configuration's, else the environment's, else none", () => {
    expect(isolation({ isolation: "runsc" }, { BERTH_ISOLATION: "kata" })).toBe("runsc");
    expect(isolation({}, { BERTH_ISOLATION: "kata" })).toBe("kata");
    expect(isolation({ isolation: UNKNOWN })).toBeUndefined();
    expect(isolation({})).toBeUndefined();
  });

  test("is the name of a runtime, wherever it comes from", async () => {
    const RUNTIME = "must be the name of an OCI runtime of the engine, such as runsc (Berth)";
    expect((await checkConfig({ isolation: "/bin/runsc" })).failures).toEqual([
      ["", `berth:isolation: "/bin/runsc" ${RUNTIME}`],
    ]);
    expect((await checkConfig({}, { BERTH_ISOLATION: "run sc" })).failures).toEqual([
      ["", `BERTH_ISOLATION: "run sc" ${RUNTIME}`],
    ]);
    expect((await checkConfig({ isolation: "io.containerd.runsc.v1" })).failures).toEqual([]);
  });

  test("moves no resource", async () => {
    const local = { target: "local", subscriptionId: LOCAL };
    expect(await diffConfig(local, { ...local, isolation: "runsc" })).toEqual({ diffs: ["isolation"], replaces: [] });
  });
});

describe("the identity that signs in to Azure", () => {
  const AZURE = { target: "azure", subscriptionId: SUBSCRIPTION };
  const signIn = (args: PropertyMap, env: Record<string, string> = {}) => readConfig(args, env).config.signIn;

  test("is the provider's, else that of the usual variables, else none", () => {
    const env = { ARM_CLIENT_ID: "app", ARM_CLIENT_SECRET: "hunter2", ARM_TENANT_ID: "home", ARM_USE_OIDC: "false" };
    expect(signIn(AZURE, env)).toEqual({ clientId: "app", clientSecret: "hunter2", tenantId: "home" });
    expect(signIn({ ...AZURE, clientId: "other" }, env)).toMatchObject({ clientId: "other", tenantId: "home" });
    expect(signIn(AZURE, { ARM_USE_OIDC: "true", ARM_OIDC_TOKEN: "token" })).toEqual({
      useOidc: true,
      oidcToken: "token",
    });
    const request = { useOidc: true, oidcRequestUrl: "https://issuer.test/?a=b", oidcRequestToken: "bearer" };
    const [url, bearer] = [request.oidcRequestUrl, request.oidcRequestToken];
    const arm = { ARM_USE_OIDC: "true", ARM_OIDC_REQUEST_URL: url, ARM_OIDC_REQUEST_TOKEN: bearer };
    expect(signIn(AZURE, arm)).toEqual(request);
    const actions = { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer };
    expect(signIn({ ...AZURE, useOidc: true }, actions)).toEqual(request);
    expect(signIn(AZURE)).toBeUndefined();
  });

  test("is none on the local engine", () => {
    expect(signIn({}, { ARM_CLIENT_ID: "app" })).toBeUndefined();
  });

  const told = (args: PropertyMap, env: Record<string, string> = {}) =>
    readConfig({ ...AZURE, ...args }, env).problems.map(formatProblem);
  const WHO = "berth:tenantId (or ARM_TENANT_ID); berth:clientId (or ARM_CLIENT_ID)";
  const TOKEN =
    "berth:oidcToken (or ARM_OIDC_TOKEN), or berth:oidcTokenFilePath (or ARM_OIDC_TOKEN_FILE_PATH), or " +
    "berth:oidcRequestUrl (or ARM_OIDC_REQUEST_URL, ACTIONS_ID_TOKEN_REQUEST_URL) with " +
    "berth:oidcRequestToken (or ARM_OIDC_REQUEST_TOKEN, ACTIONS_ID_TOKEN_REQUEST_TOKEN)";
  const half = (path: string, what: string, needs: string, missing: string) => [
    `${path}: asks to sign in with ${what}, which needs ${needs}.\n` +
      `  Set ${missing}. Or remove ${path}, to sign in as the Azure SDK finds by itself. (Berth)`,
  ];
  const ID = { tenantId: "home", clientId: "app" };

  test("is refused while a part of it is missing, with what is missing and what to do", () => {
    const OIDC = ["a token of another issuer", "an identity and its token"] as const;
    const SECRET = ["a secret or certificate", "the identity that it belongs to"] as const;
    expect(told({ useOidc: true })).toEqual(half("berth:useOidc", ...OIDC, `${WHO}; ${TOKEN}`));
    expect(told(ID, { ARM_USE_OIDC: "true" })).toEqual(half("ARM_USE_OIDC", ...OIDC, TOKEN));
    expect(told({ ...ID, useOidc: true, oidcRequestUrl: "https://issuer.test" })).toHaveLength(1);
    expect(told({ useOidc: true, oidcToken: "token" })).toEqual(half("berth:useOidc", ...OIDC, WHO));
    expect(told({ clientSecret: "hunter2" })).toEqual(half("berth:clientSecret", ...SECRET, WHO));
    expect(told({ clientCertificatePath: "/x.pfx", tenantId: "home" })).toEqual(
      half("berth:clientCertificatePath", ...SECRET, "berth:clientId (or ARM_CLIENT_ID)"),
    );
  });

  test("is that of the first of several ways, in the order of azure-native and azurerm, and must be whole", () => {
    const path = "berth:clientCertificatePath";
    const others: [PropertyMap, string][] = [
      [{ clientSecret: "hunter2" }, "berth:clientSecret"],
      [{ useOidc: true }, "berth:useOidc"],
      [{ useMsi: true }, "berth:useMsi"],
      [{ useMsi: true, clientSecret: "hunter2" }, "berth:clientSecret"],
    ];
    for (const [other, next] of others)
      expect(told({ clientCertificatePath: "/x.pfx", ...other })).toEqual([
        `${path}: asks to sign in with a secret or certificate, which needs the identity that it belongs to.\n` +
          `  Set ${WHO}. Or remove ${path}, to sign in as ${next} says. (Berth)`,
      ]);
    expect(told({ useMsi: true }, { ARM_CLIENT_SECRET: "hunter2" })[0]).toMatch(
      /^ARM_CLIENT_SECRET: .* Or remove ARM_CLIENT_SECRET, to sign in as berth:useMsi says\. \(Berth\)$/s,
    );
    expect(told({ useMsi: true, useOidc: true })[0]).toMatch(/^berth:useOidc: .*, to sign in as berth:useMsi says\./s);
    expect(told({ ...ID, clientSecret: "hunter2", useOidc: true, useMsi: true })).toEqual([]);
  });

  test("is whole with one token, with values that are not known yet, and where the machine signs in by itself", () => {
    for (const token of [{ oidcToken: "t" }, { oidcTokenFilePath: "/t" }, { oidcToken: UNKNOWN }])
      expect(told({ ...ID, useOidc: true, ...token })).toEqual([]);
    expect(told({ clientId: UNKNOWN, tenantId: UNKNOWN, clientSecret: "hunter2" })).toEqual([]);
    expect(told({ useMsi: true })).toEqual([]);
    expect(told({ target: "local", useOidc: true })).toEqual([]);
  });

  test("is not shown where it is wrong", () => {
    const wrong = {
      clientSecret: { a: "hunter2" },
      oidcToken: 4711,
      oidcRequestToken: ["x"],
      oidcRequestUrl: "nowhere",
    };
    const { problems } = readConfig({ ...AZURE, ...wrong }, {});
    expect(problems.map(formatProblem)).toEqual([
      "berth:clientSecret: must be a string (Berth)",
      "berth:oidcToken: must be a string (Berth)",
      "berth:oidcRequestToken: must be a string (Berth)",
      'berth:oidcRequestUrl: "nowhere" must be a URL (Berth)',
    ]);
  });
});

test.each([
  ["a map", '{"a":"hunter2"}'],
  ["a list", '["hunter2"]'],
])("%s of `pulumi config set --path` is not shown", (_, subscriptionId) => {
  const { problems } = readConfig({ target: "azure", subscriptionId, location: subscriptionId }, {});
  expect(problems.map(formatProblem)).toEqual([
    expect.stringMatching(/^berth:subscriptionId: must be a string \(Berth\)$/),
    expect.stringMatching(/^berth:subscriptionId: is required for target azure/),
    "berth:location: must be a string (Berth)",
  ]);
});

test("keys and variables are those of the schema", () => {
  const schema = JSON.parse(readFileSync(join(__dirname, "../../../schema.json"), "utf8"));
  const variables = Object.entries(schema.config.variables).map(([key, variable]: [string, any]) => [
    key,
    variable.defaultInfo.environment,
  ]);
  expect(Object.fromEntries(variables)).toEqual(CONFIG_VARIABLES);
  expect(Object.keys(configShape.properties)).toEqual(Object.keys(CONFIG_VARIABLES));
});

describe("checking", () => {
  test("stores where the resources are", async () => {
    expect(await checkConfig({ version: "1.0.0" })).toEqual({
      inputs: { version: "1.0.0", target: "local", subscriptionId: LOCAL, __seed: "0707070707070707" },
      failures: [],
    });
    const env = { BERTH_TARGET: "azure", ARM_SUBSCRIPTION_ID: SUBSCRIPTION, AZURE_ENVIRONMENT: "AzureChinaCloud" };
    expect((await checkConfig({ location: "uksouth" }, env)).inputs).toEqual({
      location: "uksouth",
      target: "azure",
      subscriptionId: SUBSCRIPTION,
      __seed: "0707070707070707",
      environment: "china",
    });
  });

  test("does not take the subscription of the Azure tools for the local engine", async () => {
    expect((await checkConfig({}, { ARM_SUBSCRIPTION_ID: SUBSCRIPTION })).inputs["subscriptionId"]).toBe(LOCAL);
  });

  test("does not store settings of this machine", async () => {
    const { inputs } = await checkConfig({}, { DOCKER_HOST: "tcp://x", BERTH_RECORD_CALLS: "f", ARM_LOCATION: "l" });
    expect(Object.keys(inputs).sort()).toEqual(["__seed", "subscriptionId", "target"]);
  });

  test("reports all problems, with key, value and what is allowed", async () => {
    const { failures } = await checkConfig({ target: "aws", subscriptionId: "x", dockerHost: 5, nonsense: "1" });
    expect(failures).toEqual([
      ["", expect.stringMatching(/^berth:nonsense: is not a key of the configuration; the keys are target, /)],
      ["", 'berth:target: "aws" must be local or azure (Berth)'],
      ["", 'berth:subscriptionId: "x" must be a GUID (Berth)'],
      ["", "berth:dockerHost: 5 must be a string (Berth)"],
    ]);
  });

  test("names the variable that a bad value comes from", async () => {
    const { failures } = await checkConfig({}, { BERTH_TARGET: "aws" });
    expect(failures).toEqual([["", 'BERTH_TARGET: "aws" must be local or azure (Berth)']]);
  });

  test("asks for a subscription of Azure", async () => {
    const { failures } = await checkConfig({ target: "azure" });
    expect(failures).toEqual([["", expect.stringMatching(/^berth:subscriptionId: is required for target azure/)]]);
  });

  test("leaves what is not known yet alone", async () => {
    const { inputs, failures } = await checkConfig({ target: UNKNOWN, subscriptionId: UNKNOWN });
    expect(failures).toEqual([]);
    expect(inputs).toEqual({ target: UNKNOWN, subscriptionId: UNKNOWN, __seed: "0707070707070707" });
  });
});

describe("a change", () => {
  const local = { target: "local", subscriptionId: LOCAL };

  test("of nothing is none, spelt out or not", async () => {
    expect(await diffConfig({}, { ...local, version: "2" })).toEqual({ diffs: [], replaces: [] });
  });

  test("of location, engine address or file moves nothing", async () => {
    const { diffs, replaces } = await diffConfig(local, { ...local, location: "a", dockerHost: "b", recordCalls: "c" });
    expect(diffs).toEqual(["dockerHost", "location", "recordCalls"]);
    expect(replaces).toEqual([]);
  });

  test("of the target makes everything again in the new place", async () => {
    const { replaces } = await diffConfig(local, { target: "azure", subscriptionId: SUBSCRIPTION });
    expect(replaces).toEqual(["environment", "subscriptionId", "target"]);
  });

  test("that is not known yet may be one of the target", async () => {
    expect((await diffConfig(local, { ...local, subscriptionId: UNKNOWN })).replaces).toEqual(["subscriptionId"]);
  });
});

describe("a host of metadata", () => {
  const env = { ARM_METADATA_HOSTNAME: "localhost:9443" };
  const azure = { target: "azure", subscriptionId: SUBSCRIPTION };
  const stored = { ...azure, environment: "public", __seed: "0707070707070707" };

  test("is the configuration's, else the environment's, and is stored", async () => {
    expect(await checkConfig(azure, env)).toEqual({
      inputs: { ...stored, metadataHost: "localhost:9443" },
      failures: [],
    });
    const { inputs } = await checkConfig({ ...azure, metadataHost: "stack.example" }, env);
    expect(inputs).toEqual({ ...stored, metadataHost: "stack.example" });
    expect((await checkConfig({}, env)).inputs).not.toHaveProperty("metadataHost");
  });

  test("of the environment is not that of a stack which was made without one", () => {
    expect(readConfig(azure, env).config.metadataHost).toBe("localhost:9443");
    expect(readConfig(stored, env).config.metadataHost).toBeUndefined();
    expect(readConfig({ ...stored, metadataHost: "a.example" }, env).config.metadataHost).toBe("a.example");
  });

  test("makes everything again in the new place when it changes", async () => {
    const { replaces } = await diffConfig(stored, { ...stored, metadataHost: "localhost:9443" });
    expect(replaces).toEqual(["metadataHost"]);
  });

  test.each(["localhost", "127.0.0.1:9443", "[::1]:443", "management.local.azurestack.external"])(
    "%s is one",
    (host) => {
      expect(readConfig({ ...azure, metadataHost: host }, {}).problems).toEqual([]);
    },
  );

  test.each(["https://localhost:9443", "localhost:9443/", "localhost:99999", "user@host", "a b"])(
    "%s is none",
    (host) => {
      expect(readConfig({ ...azure, metadataHost: host }, {}).problems.map(formatProblem)).toEqual([
        `berth:metadataHost: "${host}" must be a host with or without a port, such as localhost:9443 (Berth)`,
      ]);
    },
  );
});

test("an invalid configuration is refused", async () => {
  const error = await failure(new Plugin().configure({ target: "azure" }));
  expect(error.details).toMatch(/^berth:subscriptionId: is required/);
});

test("a missing configuration is reported", async () => {
  expect((await failure(new Plugin().check("berth:storage:FileShare", {}))).details).toMatch("not been configured");
});

test("sizes of machines are the configuration's, else the environment's, and are checked", async () => {
  expect(readConfig({ vmSizes: "Standard_M8=8/64" }, { BERTH_VM_SIZES: "x" }).config.vmSizes).toBe("Standard_M8=8/64");
  expect(readConfig({}, { BERTH_VM_SIZES: "Standard_M8=8/64" }).config.vmSizes).toBe("Standard_M8=8/64");
  expect(readConfig({}, {}).config.vmSizes).toBeUndefined();
  expect((await checkConfig({ vmSizes: "Standard_M8" })).failures).toEqual([
    [
      "",
      'berth:vmSizes: "Standard_M8" must be sizes as NAME=CPUS/GB, such as Standard_M128s=128/2048, with commas between them (Berth)',
    ],
  ]);
});
