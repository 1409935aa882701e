import { runSchedule } from "./schedule";

/** BERTH_FAULT_SCHEDULES and BERTH_FAULT_SEED make it a longer or another run. */
const SCHEDULES = Number(process.env.BERTH_FAULT_SCHEDULES ?? 30);
const SEED = Number(process.env.BERTH_FAULT_SEED ?? 1);

test(`${SCHEDULES} runs of up, update and destroy under faults converge, or say what to do`, async () => {
  const misses: string[] = [];
  const sums = { faults: 0, requests: 0, failed: 0, commands: 0 };
  for (let seed = SEED; seed < SEED + SCHEDULES; seed++) {
    const { misses: wrong, ...counts } = await runSchedule(seed);
    for (const key of Object.keys(sums) as (keyof typeof sums)[]) sums[key] += counts[key];
    misses.push(...wrong.map((text) => `schedule ${seed}: ${text}`));
  }
  if (process.env.BERTH_FAULT_SCHEDULES !== undefined)
    console.log(`${SCHEDULES} schedules from ${SEED}: ${JSON.stringify(sums)}, ${misses.length} misses`);
  expect(misses).toEqual([]);
  expect(sums.faults).toBeGreaterThan(SCHEDULES);
});
