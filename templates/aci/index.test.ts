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
    call: ({ inputs }) => inputs,
  });
  program = await import("./index.js");
});

const valueOf = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));

test("the site answers at the group's address", async () => {
  expect(await valueOf(program.url)).toBe("http://203.0.113.7");
});

test("the web server has half a CPU, half a GB and the share, at /srv", () => {
  const [web] = asked.get("berth:containerinstance:ContainerGroup")!.inputs.containers;
  expect(web.resources.requests).toEqual({ cpu: 0.5, memoryInGB: 0.5 });
  expect(web.volumeMounts.map((mount: { mountPath: string }) => mount.mountPath)).toEqual(["/srv"]);
});
