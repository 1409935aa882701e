#!/usr/bin/env node
// `npm run hands-on`: prepares the machine, runs the example on the local target and shows its page.
// `npm run hands-on -- --down` takes everything away. It works in a fresh clone, before `npm install`.
import { down } from "./hands-on/down.mjs";
import { up } from "./hands-on/up.mjs";
import { openWorkspace } from "./hands-on/workspace.mjs";
import { palette, wantsColour } from "./setup/report.mjs";
import { runScript, setup } from "./setup.mjs";

const USAGE = `npm run hands-on            run the example, and show its page
npm run hands-on -- --down  take everything away`;

await runScript(async () => {
  const args = process.argv.slice(2);
  if (args.includes("--help")) {
    console.log(USAGE);
    return 0;
  }
  if (args.some((arg) => arg !== "--down")) {
    console.error(USAGE);
    return 2;
  }
  const env = { ...process.env };
  const look = { say: (text) => console.log(text), colour: palette(wantsColour(process.stdout, env)), env };
  const workspace = openWorkspace(await setup({ env }));
  return args.includes("--down") ? down(workspace, look) : up(workspace, look);
});
