import * as pulumi from "@pulumi/pulumi";
import { beforeAll, expect, test } from "vitest";

/** What the program asks for, by Pulumi type. Nothing is deployed: Pulumi's mocks answer instead of a provider. */
const asked = new Map<string, pulumi.runtime.MockResourceArgs>();
let program: typeof import("./index.js");

beforeAll(async () => {
  await pulumi.runtime.setMocks({
    newResource(args) {
      asked.set(args.type, args);
      const ipAddress = args.inputs.ipAddress && { ...args.inputs.ipAddress, ip: "203.0.113.7" };
      return { id: `${args.name}-id`, state: { name: args.name, ...args.inputs, ipAddress } };
    },
    call: () => ({ kubeconfigs: [{ name: "clusterAdmin", value: "" }] }),
  });
  program = await import("./index.js");
});

const valueOf = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));

test("the site answers at the deployment's address", async () => {
  expect(await valueOf(program.url)).toBe("http://203.0.113.7");
});

test("three replicas run, each ready once it answers on port 80", () => {
  const { replicas, containers } = asked.get("berth:containerservice:Deployment")!.inputs;
  expect(replicas).toBe(3);
  expect(containers[0].readinessProbe.httpGet.port).toBe(80);
});
