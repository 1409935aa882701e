import { spawn } from "node:child_process";

/** Median of a list of numbers. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Runs the given functions in turn, A B C A B C …, and returns the median milliseconds of each. */
export async function sideBySide(runs, functions, warmUps = 1) {
  const times = functions.map(() => []);
  for (let run = -warmUps; run < runs; run++) {
    for (const [i, measure] of functions.entries()) {
      const start = performance.now();
      const own = await measure();
      if (run >= 0) times[i].push(typeof own === "number" ? own : performance.now() - start);
    }
  }
  return times.map(median);
}

/** A row of the results: milliseconds of Berth and of the peer. */
export function row(name, ours, peer) {
  const round = (value) => Math.round(value * 10) / 10;
  return { name, ours: round(ours), peer: round(peer), ratio: Math.round((ours / peer) * 100) / 100, unit: "ms" };
}

/** The rows as an aligned table. */
export function table(rows) {
  const cells = [
    ["what", "ours", "peer", "ratio"],
    ...rows.map((r) => [r.name, `${r.ours} ${r.unit}`, `${r.peer} ${r.unit}`, `${r.ratio}`]),
  ];
  const widths = cells[0].map((_, i) => Math.max(...cells.map((line) => line[i].length)));
  return cells
    .map((line) => line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("  "))
    .join("\n");
}

/** Runs a program until it ends and resolves to its output. Rejects with the output when it fails. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
    let stdout = "";
    let all = "";
    child.stdout.on("data", (data) => ((stdout += data), (all += data)));
    child.stderr.on("data", (data) => (all += data));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(stdout);
      else reject(new Error(`${command} ${args.join(" ")} ended with ${code}:\n${all}`));
    });
  });
}
