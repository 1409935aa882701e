import { SetupError } from "../setup/report.mjs";
import { writeEnvFile } from "./env-file.mjs";
import { fetchPage, pageText } from "./page.mjs";
import { STACK } from "./workspace.mjs";

/**
 * Runs the example, shows its page and suggests what to try next.
 * @param {import("./workspace.mjs").Workspace} workspace
 * @param {Look} look
 * @returns {Promise<number>} exit status
 */
export async function up(workspace, look) {
  const { say, colour } = look;
  await workspace.selectStack();
  await workspace.releaseAbandonedLock();
  const load = writeEnvFile(workspace, look.env);
  say(`\n${colour.bold("pulumi up")}\n`);
  const status = await workspace.show("up", "--yes");
  if (status !== 0) {
    say(`\n${colour.bad("✗")} pulumi up ended with status ${status}; run this again to go on from where it stopped`);
    return status;
  }
  const { url } = JSON.parse(await workspace.ask("stack", "output", "--json", "--stack", STACK));
  if (typeof url !== "string") {
    throw new SetupError("the example has no output `url` to connect to");
  }
  await showPage(url, look);
  say(await nextSteps(workspace, load, look));
  return 0;
}

async function showPage(url, { say, colour }) {
  let page;
  try {
    page = await fetchPage(url);
  } catch (error) {
    throw new SetupError(`${url} does not answer: ${error.message}`);
  }
  const text = pageText(page.text).replace(/^(?=.)/gm, "  ");
  say(`\n${colour.link(url)} ${colour.dim(`answers ${page.status}`)}\n\n${text}\n`);
  if (page.status !== 200) {
    throw new SetupError(`${url} answers with status ${page.status}`);
  }
}

async function nextSteps(workspace, load, { colour }) {
  const rows = [
    [load, "make this shell use the hands-on's stack, then:"],
    ...(await workspace.example.nextSteps(workspace)),
    [`${workspace.example.command} -- --down`, "take everything away"],
  ];
  const width = Math.max(...rows.map(([command]) => command.length));
  const lines = rows.map(([command, meaning]) => `  ${colour.link(command.padEnd(width))}  ${colour.dim(meaning)}`);
  return `${colour.bold("What to try next")}\n\n${lines.join("\n")}\n`;
}

/**
 * How to print messages for the user.
 * @typedef {object} Look
 * @property {(text: string) => void} say
 * @property {ReturnType<import("../setup/report.mjs").palette>} colour
 * @property {NodeJS.ProcessEnv} env the user's
 */
