import * as pulumi from "@pulumi/pulumi";
import { StaticSite } from "../../examples/own-component/staticSite";

const asked: pulumi.runtime.MockResourceArgs[] = [];

beforeEach(async () => {
  asked.length = 0;
  await pulumi.runtime.setMocks({
    newResource(args) {
      asked.push(args);
      const ipAddress = args.inputs.ipAddress && { ...args.inputs.ipAddress, ip: "203.0.113.7" };
      return { id: `${args.name}-id`, state: { name: args.name, ...args.inputs, ipAddress } };
    },
    call: ({ inputs }) => inputs,
  });
});

const valueOf = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));
const typesOf = () => asked.map(({ type }) => type.replace("berth:", "")).sort();

test("pages are in a config map, or in a share", async () => {
  const pages = { "index.html": "hello" };
  expect(await valueOf(new StaticSite("brief", { pages }).url)).toBe("http://203.0.113.7");
  expect(typesOf()).not.toContain("storage:FileShare");
  expect(await valueOf(new StaticSite("kept", { pages, keepsPages: true, port: 81 }).url)).toBe(
    "http://203.0.113.7:81",
  );
  expect(typesOf()).toContain("storage:FileShare");
});

test("a port that cannot be is refused", () => {
  expect(() => new StaticSite("wrong", { pages: {}, port: 70_000 })).toThrow(
    /containers\.web\.ports\.http\.port: 70000 must be a whole number from 1 to 65535/,
  );
});
