/** A rate, to be printed. */
export function asRate(stories: number, ms: number): string {
  return `${Math.round((stories / ms) * 1_000)} stories/s`;
}

/** How long answers took, in ms on the clock. */
export interface Timing {
  readonly p50: number;
  readonly p99: number;
  /** p99 of the shortest of three times that each was asked one behind the other: what a busy machine leaves more or less as it is. */
  readonly undisturbed: number;
}

const timesEach = 3;

/** Times `work` so many times, `each` of them once or three times, after it was done `warm` times untimed. */
export async function time(
  runs: number,
  work: (run: number) => unknown,
  warm = 20,
  each = timesEach,
): Promise<Timing> {
  for (let run = 0; run < Math.min(runs, warm); run += 1) await work(run);
  const first: number[] = [];
  const least: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const times: number[] = [];
    for (let again = 0; again < each; again += 1) {
      const begun = performance.now();
      await work(run);
      times.push(performance.now() - begun);
    }
    first.push(times[0] ?? 0);
    least.push(Math.min(...times));
  }
  const at = (all: readonly number[], share: number) =>
    [...all].sort((a, b) => a - b)[Math.min(runs - 1, Math.floor(runs * share))] ?? 0;
  return { p50: at(first, 0.5), p99: at(first, 0.99), undisturbed: at(least, 0.99) };
}

/** Time that work took: on the clock, and of processors, by all threads of this process together. */
export interface Spent {
  ms: number;
  cpuMs: number;
}

/** Times `work` and adds that to `sum`. */
export async function addTime(sum: Spent, work: () => unknown): Promise<void> {
  const begun = performance.now();
  const used = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(used);
  sum.ms += performance.now() - begun;
  sum.cpuMs += (user + system) / 1_000;
}

/** A sum to add to. */
export function nothingSpent(): Spent {
  return { ms: 0, cpuMs: 0 };
}

/** What an import took beside bare FTS5, to be printed. */
export function describeImport(stories: number, ours: Spent, theirs: Spent): string {
  const each = ({ cpuMs }: Spent) => ((cpuMs / stories) * 1_000).toFixed(0);
  return (
    `${asRate(stories, ours.ms)}, bare ${asRate(stories, theirs.ms)} (${(theirs.ms / ours.ms).toFixed(2)} of it; ` +
    `by processor time of all threads ${(theirs.cpuMs / ours.cpuMs).toFixed(2)}: ${each(ours)} and ${each(theirs)} µs a story)`
  );
}
