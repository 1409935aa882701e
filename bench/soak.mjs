// A soak of `berth serve`: a steady mixed load over its socket, and how much memory and how many descriptors the server holds meanwhile.
// node bench/soak.mjs [minutes], default 30. Both must be flat: it fails when the last third needs more than the middle one. The first
// third is warm-up. Not part of `npm run bench`, since it takes its time.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const minutes = Number(process.argv[2] ?? 30);
const endMs = Date.now() + minutes * 60_000;
const SAMPLE_MS = 5_000;
/** How much more the last third may hold than the middle one: memory moves with the garbage collector. */
const MORE_MEMORY = 1.1;
const MORE_DESCRIPTORS = 1.2;

const SUBSCRIPTION = "00000000-0000-0000-0000-0000000000af";
const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/berth-soak`;
const site = (name) => `${GROUP}/providers/Microsoft.ContainerInstance/containerGroups/${name}`;
const LISTS = [
  `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.ContainerInstance/containerGroups`,
  `${GROUP}/resources`,
  "/subscriptions",
];

const folder = mkdtempSync(join(tmpdir(), "berth-soak-"));
const server = spawn(
  process.execPath,
  [join(root, "dist/plugin/berth.mjs"), "serve", "--port", "0", "--quiet", "--folder", folder],
  {
    stdio: ["ignore", "pipe", "inherit"],
  },
);
await new Promise((resolve, reject) => {
  server.stdout.on("data", (text) => String(text).includes("Ctrl-C") && resolve());
  server.once("exit", (code) => reject(new Error(`berth serve ended with ${code}`)));
});
const { origin } = JSON.parse(readFileSync(join(folder, "serve-address.json"), "utf8"));
const { clientId, clientSecret, authority } = JSON.parse(readFileSync(join(folder, "serve.json"), "utf8"));

const counts = {};
function send(method, path, headers, body) {
  return new Promise((resolve, reject) => {
    const asked = request(`${origin}${path}`, { method, headers, ca: authority.cert }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part)).on("error", reject);
      answer.on("end", () =>
        resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString() }),
      );
    });
    asked.once("error", reject);
    asked.end(body);
  });
}

async function token() {
  const form = {
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: clientSecret,
    scope: `${origin}/.default`,
  };
  const { text } = await send("POST", "/adfs/oauth2/v2.0/token", {}, new URLSearchParams(form).toString());
  return JSON.parse(text).access_token;
}

/** A request of ARM, and the end of its operation. Every one signs in, as a new process of a client does. */
async function arm(method, path, body) {
  const headers = { authorization: `Bearer ${await token()}`, "content-type": "application/json" };
  const url = path.startsWith(origin) ? path.slice(origin.length) : `${path}?api-version=2023-05-01`;
  const answer = await send(method, url, headers, body && JSON.stringify(body));
  counts[`${method} ${answer.status}`] = (counts[`${method} ${answer.status}`] ?? 0) + 1;
  let operation = answer.headers["azure-asyncoperation"] ?? answer.headers.location;
  while (operation) {
    const poll = await send("GET", operation.slice(origin.length), headers);
    if (poll.status !== 202 && (poll.text === "" || JSON.parse(poll.text).status !== "Pending")) break;
    await sleep(100);
  }
  return answer;
}

const container = {
  image: "busybox:1",
  command: ["sleep", "3600"],
  resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
};
const group = {
  location: "westeurope",
  properties: { osType: "Linux", containers: [{ name: "one", properties: container }] },
};
const until = async (work) => {
  while (Date.now() < endMs) await work();
};

await arm("PUT", GROUP, { location: "westeurope" });
await arm("PUT", site("stays"), group);
const samples = [];
const sample = () => {
  const { pid } = server;
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const [, rss] = /^VmRSS:\s+(\d+) kB/m.exec(status);
  samples.push({ memoryMiB: Number(rss) / 1024, descriptors: readdirSync(`/proc/${pid}/fd`).length });
};

let made = 0;
await Promise.all([
  // Readers, with pauses as people and programs make them.
  ...LISTS.map((path) => until(async () => (await arm("GET", path), sleep(250)))),
  until(async () => (await arm("GET", site("stays")), sleep(200))),
  until(async () => (await arm("GET", `${site("stays")}/containers/one/logs`), sleep(500))),
  until(async () => (await arm("GET", site("not-there")), sleep(500))),
  until(async () => (await send("GET", "/subscriptions"), sleep(500))),
  // A writer.
  until(async () => {
    const id = site(`soak-${++made}`);
    await arm("PUT", id, group);
    await arm("DELETE", id);
    await sleep(1000);
  }),
  until(async () => (await arm("POST", `${site("stays")}/containers/one/exec`, { command: "true" }), sleep(2000))),
  until(async () => (sample(), sleep(SAMPLE_MS))),
]);
await arm("DELETE", GROUP);
const gone = new Promise((resolve) => server.once("exit", resolve));
server.kill("SIGINT");
await gone;
rmSync(folder, { recursive: true });

const third = Math.floor(samples.length / 3);
const highest = (name, from) => Math.max(...samples.slice(from, from + third).map((item) => item[name]));
const table = ["memoryMiB", "descriptors"].map((name) => [
  name,
  ...[0, third, 2 * third].map((from) => Math.round(highest(name, from))),
]);
console.log(`${minutes} minutes, ${samples.length} samples. Answers: ${JSON.stringify(counts)}`);
for (const [name, first, middle, last] of table)
  console.log(`${name.padEnd(12)} most in the first third ${first}, in the middle ${middle}, in the last ${last}`);
const [[, , memory, lastMemory], [, , descriptors, lastDescriptors]] = table;
if (lastMemory > memory * MORE_MEMORY || lastDescriptors > descriptors * MORE_DESCRIPTORS) {
  console.error("It grows.");
  process.exitCode = 1;
}
