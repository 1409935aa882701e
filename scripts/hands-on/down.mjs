import { belongsTo, berthObjects, removalCommands, resourceIds } from "./objects.mjs";
import { STACK } from "./workspace.mjs";

const MOST_ROWS = 20;

/**
 * Destroys the hands-on's stack and checks whether anything of it is left in the engine.
 * @param {import("./workspace.mjs").Workspace} workspace
 * @param {import("./up.mjs").Look} look
 * @returns {Promise<number>} exit status
 */
export async function down(workspace, { say, colour }) {
  const { engine } = workspace.machine;
  if (!workspace.hasStack()) {
    const left = await berthObjects(engine);
    if (left.length === 0) {
      workspace.forget();
      say("\nThere is no hands-on stack, and nothing of Berth's in the engine.");
      return 0;
    }
    say(`\n${colour.bad("✗")} There is no hands-on stack here any more, so pulumi cannot take these away:`);
    say(listing(left));
    return 1;
  }
  await workspace.releaseAbandonedLock();
  const ids = resourceIds(await workspace.ask("stack", "export", "--stack", STACK));
  say(`\n${colour.bold("pulumi destroy")}\n`);
  const status = await workspace.show("destroy", "--yes", "--remove");
  const objects = await berthObjects(engine);
  const left = objects.filter((object) => belongsTo(object, ids));
  const others = objects.filter((object) => !left.includes(object));
  if (status !== 0) {
    say(`\n${colour.bad("✗")} pulumi destroy ended with status ${status}; run this again when the cause is gone.`);
    if (left.length > 0) {
      say(`Of this stack, these are still in the engine:\n${listing(left)}`);
    }
    return status;
  }
  workspace.forget();
  if (left.length > 0) {
    say(`\n${colour.bad("✗")} The stack is gone, but these of its objects are still in the engine:\n${listing(left)}`);
    return 1;
  }
  say(`\n${colour.good("✓")} Everything of the hands-on is gone.`);
  if (others.length > 0) {
    say(colour.dim(`These Berth objects in the engine are not in this stack's state, and stay:\n${rows(others)}`));
  }
  return 0;
}

function listing(objects) {
  const commands = removalCommands(objects).map((command) => `  ${command}`);
  return [rows(objects), "To take them away by hand:", ...commands].join("\n");
}

function rows(objects) {
  const shown = objects.slice(0, MOST_ROWS);
  const width = Math.max(...shown.map(({ name }) => name.length));
  const lines = shown.map(({ kind, name, id }) => `  ${kind.padEnd(10)} ${name.padEnd(width)}  ${id}`);
  return [...lines, ...(shown.length < objects.length ? [`  and ${objects.length - shown.length} more`] : [])].join(
    "\n",
  );
}
