/** A failure that the user can fix: its message says how. It is shown without a stack trace. */
export class SetupError extends Error {
  /**
   * @param {string} message
   * @param {string} [detail] what a tool said, shown under the message
   */
  constructor(message, detail) {
    super(message);
    this.name = "SetupError";
    this.detail = detail;
    /** Whether the failed step has shown the error. */
    this.isShown = false;
  }
}

/**
 * The text that a user sees about a failure.
 * @param {Error & {detail?: string}} error
 */
export function described({ message, detail }) {
  return detail ? `${message}\n${detail.trimEnd().replace(/^(?=.)/gm, "    ")}` : message;
}

/**
 * @param {{isTTY?: boolean}} stream
 * @param {NodeJS.ProcessEnv} env
 */
export function wantsColour(stream, env) {
  return Boolean(stream.isTTY) && !env.NO_COLOR && env.TERM !== "dumb";
}

/** @param {boolean} enabled */
export function palette(enabled) {
  const paint = (code) => (text) => (enabled ? `\u001b[${code}m${text}\u001b[0m` : text);
  return { good: paint(32), bad: paint(31), dim: paint(2), bold: paint(1), link: paint(36) };
}

const TITLE_WIDTH = 14;

/**
 * Prints one line per step, and shows progress while a long step runs.
 * @param {{stream?: NodeJS.WritableStream & {isTTY?: boolean}, env?: NodeJS.ProcessEnv, quiet?: boolean,
 *   heartbeatMs?: number, now?: () => number}} [options] quiet: only steps that had work to do are shown
 */
export function createReport(options = {}) {
  const { stream = process.stdout, env = process.env, quiet = false, heartbeatMs = 15_000, now = Date.now } = options;
  const colour = palette(wantsColour(stream, env));
  const line = (mark, title, text) => stream.write(`${mark} ${title.padEnd(TITLE_WIDTH)} ${text}\n`);

  /**
   * @template T
   * @param {string} title
   * @param {(step: Step) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async function step(title, work) {
    const started = now();
    const seconds = () => (now() - started) / 1000;
    let found = "";
    let busy = false;
    let heartbeat;
    const handle = {
      doing(text) {
        busy = true;
        clearInterval(heartbeat);
        line(colour.dim("·"), title, colour.dim(`${text} …`));
        heartbeat = setInterval(() => {
          line(colour.dim("·"), title, colour.dim(`${text} … ${Math.round(seconds())} s`));
        }, heartbeatMs);
      },
      found(text) {
        found = text;
      },
    };
    try {
      const result = await work(handle);
      if (busy || !quiet) {
        const duration = seconds() >= 1 ? colour.dim(` (${seconds().toFixed(1)} s)`) : "";
        line(colour.good("✓"), title, found + duration);
      }
      return result;
    } catch (error) {
      if (error.name !== "AbortError" && !error.isShown) {
        line(colour.bad("✗"), title, described(error));
      }
      error.isShown = true;
      throw error;
    } finally {
      clearInterval(heartbeat);
    }
  }

  return { step };
}

/**
 * @typedef {object} Step
 * @property {(text: string) => void} doing what takes a while from here on
 * @property {(text: string) => void} found what the step's line says when it ends
 */
