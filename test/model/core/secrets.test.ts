import { UNKNOWN } from "../../../src/model";
import { mapSecrets, redact, secretPaths } from "../../../src/model/core/secrets";
import { redactArmBody } from "../../../src/model/models";
import { functionShapes } from "../../../src/model/generated/shapes";
import { hideSecrets } from "../../../src/model/core/secrets";
import { containerGroup, fileShare, groupOf } from "../support";

const secretGroup = groupOf(
  {
    environmentVariables: [
      { name: "A", value: "open" },
      { name: "B", secureValue: "hunter2" },
    ],
  },
  {
    volumes: [
      { name: "files", azureFile: { shareName: "share", storageAccountName: "account", storageAccountKey: "hunter2" } },
      { name: "cache", emptyDir: {} },
    ],
    tags: { secureValue: "a tag" },
  },
);

test("paths of the secrets in the schema", () => {
  expect(secretPaths(containerGroup.inputs)).toEqual([
    "containers[].environmentVariables[].secureValue",
    "volumes[].azureFile.storageAccountKey",
    "volumes[].secret",
    "initContainers[].environmentVariables[].secureValue",
    "imageRegistryCredentials[].password",
    "diagnostics.logAnalytics.workspaceKey",
    "diagnostics.logAnalytics.workspaceResourceId",
    "extensions[].protectedSettings",
  ]);
  expect(secretPaths(fileShare.inputs)).toEqual([]);
  expect(secretPaths(functionShapes["berth:storage:listStorageAccountKeys"].outputs)).toEqual(["keys[].value"]);
});

test("secrets are wrapped where they are", () => {
  const wrapped = mapSecrets(containerGroup.inputs, secretGroup, (secret) => ({ secret }));
  expect(wrapped).toEqual(
    groupOf(
      {
        environmentVariables: [
          { name: "A", value: "open" },
          { name: "B", secureValue: { secret: "hunter2" } },
        ],
      },
      {
        volumes: [
          {
            name: "files",
            azureFile: { shareName: "share", storageAccountName: "account", storageAccountKey: { secret: "hunter2" } },
          },
          { name: "cache", emptyDir: {} },
        ],
        tags: { secureValue: "a tag" },
      },
    ),
  );
});

test("absent values are not wrapped, unknown ones are, and values of another shape are wrapped whole", () => {
  const wrap = (value: unknown) => mapSecrets(containerGroup.inputs, value, (secret) => ({ secret }));
  expect(wrap({ volumes: UNKNOWN, tags: null })).toEqual({ volumes: UNKNOWN, tags: null });
  expect(wrap({ volumes: [{ azureFile: { storageAccountKey: null } }] })).toEqual({
    volumes: [{ azureFile: { storageAccountKey: null } }],
  });
  expect(wrap({ volumes: [{ azureFile: { storageAccountKey: UNKNOWN } }] })).toEqual({
    volumes: [{ azureFile: { storageAccountKey: { secret: UNKNOWN } } }],
  });
  expect(wrap({ volumes: ["hunter2"] })).toEqual({ volumes: [{ secret: "hunter2" }] });
});

test("redaction by shape keeps the rest", () => {
  const redacted = redact(containerGroup.inputs, {
    ...secretGroup,
    imageRegistryCredentials: [{ password: "hunter2" }],
  });
  expect(JSON.stringify(redacted)).not.toContain("hunter2");
  expect(redacted).toMatchObject({
    containers: [
      {
        environmentVariables: [
          { name: "A", value: "open" },
          { name: "B", secureValue: "[secret]" },
        ],
      },
    ],
  });
});

test("redaction of ARM bodies, as nested as they come", () => {
  const body = {
    location: "westeurope",
    tags: { note: "kept" },
    properties: {
      containers: [
        {
          name: "web",
          properties: {
            environmentVariables: [
              { name: "A", value: "open" },
              { name: "B", SecureValue: "hunter2" },
              { name: "C", secureValue: null },
            ],
          },
        },
      ],
      imageRegistryCredentials: [{ server: "x", username: "u", password: "hunter2" }],
      diagnostics: { logAnalytics: { workspaceId: "w", workspaceKey: "hunter2", workspaceResourceId: "hunter2" } },
      extensions: [
        { name: "e", properties: { settings: { a: 1 }, protectedSettings: { token: "hunter2", more: ["hunter2"] } } },
      ],
      volumes: [
        { name: "files", azureFile: { shareName: "share", storageAccountKey: "hunter2" } },
        { name: "certs", secret: { "key.pem": "hunter2" } },
      ],
    },
  };
  expect(redactArmBody("microsoft.containerinstance/containergroups", body)).toEqual({
    location: "westeurope",
    tags: { note: "kept" },
    properties: {
      containers: [
        {
          name: "web",
          properties: {
            environmentVariables: [
              { name: "A", value: "open" },
              { name: "B", SecureValue: "[secret]" },
              { name: "C", secureValue: null },
            ],
          },
        },
      ],
      imageRegistryCredentials: [{ server: "x", username: "u", password: "[secret]" }],
      diagnostics: { logAnalytics: { workspaceId: "w", workspaceKey: "[secret]", workspaceResourceId: "[secret]" } },
      extensions: [
        { name: "e", properties: { settings: { a: 1 }, protectedSettings: { token: "[secret]", more: "[secret]" } } },
      ],
      volumes: [
        { name: "files", azureFile: { shareName: "share", storageAccountKey: "[secret]" } },
        { name: "certs", secret: { "key.pem": "[secret]" } },
      ],
    },
  });
  expect(redactArmBody("Microsoft.Storage/storageAccounts", { keys: [{ keyName: "key1", value: "hunter2" }] })).toEqual(
    {
      keys: [{ keyName: "key1", value: "[secret]" }],
    },
  );
  expect(redactArmBody("", { kubeconfigs: [{ name: "u", value: "hunter2" }], value: [{ name: "kept" }] })).toEqual({
    kubeconfigs: [{ name: "u", value: "[secret]" }],
    value: [{ name: "kept" }],
  });
  expect(redactArmBody("", "text")).toBe("text");
});

test("credentials in a URL are redacted wherever it stands", () => {
  const gitRepo = { repository: "https://robot:hush@git.example/site.git", directory: "." };
  const body = {
    properties: { volumes: [{ name: "site", gitRepo }], containers: [{ command: [gitRepo.repository] }] },
  };
  const shown = "https://[secret]@git.example/site.git";
  expect(redactArmBody("Microsoft.ContainerInstance/containerGroups", body)).toEqual({
    properties: {
      volumes: [{ name: "site", gitRepo: { repository: shown, directory: "." } }],
      containers: [{ command: [shown] }],
    },
  });
});

test("secrets are hidden in a text, the longest first, and short ones where that is asked for", () => {
  expect(hideSecrets("pw hunter22, old pw hunter2", ["hunter2", "hunter22"])).toBe("pw [secret], old pw [secret]");
  expect(hideSecrets("it costs $&", ["$&", "costs"])).toBe("it [secret] $&");
  expect([hideSecrets("a cat", ["a"]), hideSecrets("a cat", ["cat"], 3)]).toEqual(["a cat", "a [secret]"]);
});
