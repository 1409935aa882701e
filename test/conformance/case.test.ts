import { plain, Secret } from "../../src/providers/plugin/values";
import { GROUP } from "../providers/plugin/caller";
import { EchoArm } from "./echo";
import { NOWHERE } from "./properties";
import { scenesOf } from "./scenes";

/** A group with all its enum values in the case that `write` gives them. */
const inCase = (write: (value: string) => unknown) => ({
  ...scenesOf(NOWHERE).app,
  osType: write("Linux"),
  restartPolicy: write("Always"),
  ipAddress: { type: write("Public"), ports: [{ port: 80, protocol: write("TCP") }] },
  containers: [
    {
      name: "app",
      image: "busybox:1",
      resources: { requests: { cpu: 1, memoryInGB: 1 } },
      ports: [{ port: 80, protocol: write("TCP") }],
      readinessProbe: { httpGet: { port: 80, scheme: write("http") } },
    },
  ],
});
const other = (value: string) => value[0]!.toUpperCase() + value.slice(1).toLowerCase();
const loud = (value: string) => value.toUpperCase();

test("enumerations in any case are sent and read in ARM's, and another case is no change", async () => {
  const arm = new EchoArm();
  const plugin = await arm.plugin("local");
  const checked = await plugin.check(GROUP, inCase(other));
  expect([checked.failures, plain(checked.inputs)]).toEqual([[], inCase((value) => value)]);
  const { id, outputs } = await plugin.create(GROUP, checked.inputs);
  expect(arm.sent[0]!.body.properties).toMatchObject({
    osType: "Linux",
    restartPolicy: "Always",
    ipAddress: { type: "Public", ports: [{ port: 80, protocol: "TCP" }] },
  });
  const read = await plugin.read(GROUP, id, { properties: outputs, inputs: checked.inputs });
  expect(plain(read.inputs)).toEqual(plain(checked.inputs));
  const again = await plugin.check(GROUP, inCase(loud), checked.inputs);
  const diff = await plugin.diff(GROUP, read.inputs, again.inputs, [], read.outputs);
  expect([again.failures, diff.some, diff.details]).toEqual([[], false, {}]);
});

test("an enumeration in a secret is respelt and stays one", async () => {
  const plugin = await new EchoArm().plugin("local");
  const { inputs, failures } = await plugin.check(GROUP, { ...inCase(other), restartPolicy: new Secret("ALWAYS") });
  expect([failures, inputs["restartPolicy"]]).toEqual([[], new Secret("Always")]);
});
