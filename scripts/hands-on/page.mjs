import http from "node:http";
import https from "node:https";
import { setTimeout as sleep } from "node:timers/promises";

const ATTEMPTS = 15;
const PAUSE_MS = 200;
const SILENCE_MS = 10_000;
const MAX_BYTES = 256 * 1024;
/**
 * Nothing listens at the port yet. Where the engine forwards the port, it accepts the connection and closes it again.
 */
const NOT_YET = ["ECONNREFUSED", "ECONNRESET"];

/**
 * Requests a page. Tries again for some seconds while nothing listens at the port. Any other failure is final.
 * @param {string} url
 * @param {() => Promise<unknown>} [pause] before the next try
 * @returns {Promise<{status: number, text: string, tries: number}>}
 */
export async function fetchPage(url, pause = () => sleep(PAUSE_MS)) {
  for (let tries = 1; ; tries += 1) {
    try {
      return { ...(await get(url)), tries };
    } catch (error) {
      if (!NOT_YET.includes(error.code) || tries === ATTEMPTS) {
        throw error;
      }
      await pause();
    }
  }
}

function get(url) {
  return new Promise((resolve, reject) => {
    const client = url.startsWith("https:") ? https : http;
    const request = client.get(url, { agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part) => {
        text += part;
        if (text.length > MAX_BYTES) {
          request.destroy(new Error("the page is too large to show"));
        }
      });
      response.on("end", () => resolve({ status: response.statusCode, text }));
      response.on("error", reject);
    });
    request.setTimeout(SILENCE_MS, () => request.destroy(new Error(`no answer within ${SILENCE_MS / 1000} s`)));
    request.on("error", reject);
  });
}

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", middot: "·", mdash: "—", hellip: "…" };

/**
 * An HTML page as text that is safe to print: it cannot control the terminal.
 * @param {string} html
 */
export function pageText(html) {
  const text = html
    .replace(/<!--[\s\S]*?-->|<![a-z][^>]*>/gi, "")
    .replace(/<(script|style|title|head)\b[\s\S]*?<\/\1>/gi, "")
    .replace(/<li\b[^>]*>/gi, "\n- ")
    .replace(/<\/?(p|div|h[1-6]|ul|ol|dl|dt|tr|table|section|article|header|footer|main|pre|body|br)\b[^>]*>/gi, "\n")
    .replace(/<\/t[dh]>\s*<t[dh]\b[^>]*>/gi, "  ")
    .replace(/<\/?[a-z][^>]*>/gi, "")
    .replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name) => entity(name) ?? whole);
  return text
    .split("\n")
    .map((line) => line.replace(/\p{Cc}/gu, " ").trim())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function entity(name) {
  if (!name.startsWith("#")) {
    return ENTITIES[name];
  }
  const code = name[1].toLowerCase() === "x" ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
