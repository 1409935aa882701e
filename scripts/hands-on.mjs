#!/usr/bin/env node
// `npm run hands-on` and `npm run hands-on:aks`: prepare the machine, run an example on the local target and show its
// page. With `-- --down` they remove everything. Both work in a new clone, before `npm install`.
import { down } from "./hands-on/down.mjs";
import { up } from "./hands-on/up.mjs";
import { EXAMPLES, openWorkspace } from "./hands-on/workspace.mjs";
import { palette, wantsColour } from "./setup/report.mjs";
import { runScript, setup } from "./setup.mjs";

await runScript(async () => {
  const args = process.argv.slice(2);
  const isAks = args[0] === "aks";
  const example = isAks ? EXAMPLES.aks : EXAMPLES.aci;
  const flags = isAks ? args.slice(1) : args;
  const width = example.command.length + " -- --down".length;
  const usage = `${example.command.padEnd(width)}  run the example, and show its page
${example.command} -- --down  take everything away`;
  if (flags.includes("--help")) {
    console.log(usage);
    return 0;
  }
  if (flags.some((flag) => flag !== "--down")) {
    console.error(usage);
    return 2;
  }
  const env = { ...process.env };
  const look = { say: (text) => console.log(text), colour: palette(wantsColour(process.stdout, env)), env };
  const workspace = openWorkspace(await setup({ need: example.need, env }), example);
  return flags.includes("--down") ? down(workspace, look) : up(workspace, look);
});
