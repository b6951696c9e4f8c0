import { faultsFound } from './oracle.ts';
import type { SoakRun } from './soak.ts';

/** A run in figures, as JSON. */
export function summarise({ wish, record, kills, shaken, struck, requests, lives, took, verdict }: SoakRun) {
  const inOrder = (counts: ReadonlyMap<string, number>) =>
    Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const found = Object.fromEntries(
    faultsFound.map((kind) => [kind, verdict.findings.filter((one) => one.kind === kind).length]),
  );
  const failed = [...struck]
    .filter(([name]) => !name.startsWith('40'))
    .reduce((sum, [, times]) => sum + times, 0);
  return {
    seed: wish.seed,
    repeat: `npm run soak -- --seed ${wish.seed} --channels ${wish.channels} --kills ${wish.kills}`,
    passed: verdict.findings.length === 0,
    storyTime: { from: new Date(record.from).toISOString(), to: new Date(record.to).toISOString() },
    realSeconds: Math.round(took / 1_000),
    channels: record.channels.length,
    stories: record.stories.length,
    lives,
    kills: { all: [...kills.values()].reduce((sum, times) => sum + times, 0), byPoint: inOrder(kills) },
    requests,
    requestsFailed: { share: Number((failed / Math.max(1, requests)).toFixed(4)), byKind: inOrder(struck) },
    weather: inOrder(shaken),
    messages: record.posts.length,
    editions: { expected: verdict.expected, found: verdict.found, foldedOrEmpty: verdict.passed },
    storiesTold: verdict.told,
    mostInvalidOfOneCause: Math.max(0, ...record.invalid.values()),
    found,
    findings: verdict.findings.slice(0, 50),
  };
}

/** The same as a table for a person. */
export function writeTable(summary: ReturnType<typeof summarise>): string {
  const lines: string[] = [];
  const write = (value: unknown, name: string, depth: number) => {
    const pad = '  '.repeat(depth);
    if (Array.isArray(value)) {
      lines.push(`${pad}${name}: ${value.length === 0 ? 'none' : ''}`);
      for (const one of value) lines.push(`${pad}  ${one.kind}: ${one.words}`);
    } else if (typeof value === 'object' && value !== null) {
      lines.push(`${pad}${name}`);
      for (const [key, inner] of Object.entries(value)) write(inner, key, depth + 1);
    } else lines.push(`${pad}${name.padEnd(Math.max(0, 48 - pad.length))}${value}`);
  };
  for (const [name, value] of Object.entries(summary)) write(value, name, 0);
  return `${lines.join('\n')}\n`;
}
