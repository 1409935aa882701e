// What `npm run hands-on -- --down` does once set-up is done, for a stack that a test has made: engine's socket, folder of the
// project, folder of the state.
import { down } from "../../../scripts/hands-on/down.mjs";
import { EXAMPLES, Workspace } from "../../../scripts/hands-on/workspace.mjs";

const [socket, root, directory] = process.argv.slice(2);
const machine = { root, pulumi: "pulumi", engine: { endpoint: { kind: "socket", path: socket } } };
const workspace = new Workspace(machine, EXAMPLES.aci, directory, {}, process.env);
const plain = (text) => text;
const colour = { good: plain, bad: plain, dim: plain, bold: plain };
process.exitCode = await down(workspace, { say: (text) => console.log(text), colour, env: process.env });
