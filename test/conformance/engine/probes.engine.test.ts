import type { Inputs } from "../../../src/model";
import { LocalArm } from "../../support/engine/arm";
import { EngineDaemon } from "../../support/engine/daemon";
import { inside } from "../../support/engine/inside";
import { InProcessSupervisor } from "../../support/engine/supervisor";
import { withOther } from "../groups";
import { NOWHERE, propertiesOf } from "../properties";
import { scenesOf } from "../scenes";
import { putAt } from "../table";
import { putGroup } from "./walk";
import { asked } from "../../support/waiting";
import { openDocker } from "../../support/engine/docker";

// A supervisor runs the probes of all groups of its engine. This engine has no groups of other tests.
const daemon = new EngineDaemon();
const supervisor = new InProcessSupervisor();
const arm = new LocalArm({ dockerHost: `unix://${daemon.socket}`, supervisor: supervisor.link });
const place = { ...NOWHERE, resourceGroup: arm.name, images: ["busybox:1", "busybox:1"] as const };
const properties = propertiesOf(place).filter(({ scene, only }) => scene === "probes" && !only);

beforeAll(async () => {
  await daemon.start();
  await daemon.copyImage(openDocker(), "busybox:1");
  await arm.createGroup();
});
afterAll(async () => {
  await supervisor.stop();
  await daemon.remove();
});

/** Records the requests to the ports. */
const SERVER = `
cat > /serve <<'END'
#!/bin/sh
first=$(dd bs=1 count=1 2>/dev/null)
if [ "$first" != G ]; then echo "$1 not http" >> /seen; exit; fi
IFS= read -r line; text="$1 G$line"
while IFS= read -r line && [ "$line" != "$(printf '\\r')" ]; do case "$line" in X-*) text="$text $line";; esac; done
echo "$text" | tr -d '\\r' >> /seen
printf 'HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\nConnection: close\\r\\n\\r\\n'
END
chmod +x /serve
for port in 8080 8081; do nc -ll -p $port -e /serve $port & done
wait`;
const scene: Inputs = putAt(scenesOf(place).probes, "containers[1].command", ["sh", "-c", SERVER]);

/** What the probes have done, once it is as much as expected. */
async function done(inputs: Inputs, count: number): Promise<string[]> {
  expect((await putGroup(arm, inputs)).status).toBe("Succeeded");
  const id = arm.site("probes");
  const look = async () => {
    const asked = await inside(daemon.docker, id, "http", "sh", "-c", "sort -u /seen 2>/dev/null; true");
    const made = await inside(daemon.docker, id, "exec", "sh", "-c", "ls -d /*-one /two 2>/dev/null; true");
    return `${asked}${made}`.split("\n").filter((line) => line !== "");
  };
  return asked(look, ({ length }) => length >= count);
}

/** The group with the second values of some properties. */
const changed = (pattern: RegExp) => properties.filter(({ path }) => pattern.test(path)).reduce(withOther, scene);

const requests = (text: (path: string) => string) => ["/live", "/ready"].map(text);

test.each([
  ["at first", scene, [...requests((path) => `8080 GET ${path} HTTP/1.1 X-First: one`), "/live-one", "/ready-one"]],
  [
    "with other programs, paths, ports and headers",
    changed(/command|httpGet\.(path|port|httpHeaders)/),
    ["8081 GET /other HTTP/1.1 X-Other: two", "/two"],
  ],
  ["with another scheme", changed(/scheme/), ["8080 not http", "/live-one", "/ready-one"]],
])("a container gets the requests that its probes describe, %s", async (_, inputs, expected) => {
  expect(await done(inputs, expected.length)).toEqual(expected);
});
