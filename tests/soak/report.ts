import { faultKinds } from './journal.ts';
import { faultsFound } from './oracle.ts';
import type { SoakRun } from './soak.ts';

/** A run in figures, as JSON. */
export function summarise(run: SoakRun) {
  const { wish, record, kills, shaken, struck, requests, failed, verdict } = run;
  const inOrder = (counts: ReadonlyMap<string, number>) =>
    Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const only = (names: (name: string) => boolean) =>
    inOrder(new Map([...struck].filter(([name]) => names(name))));
  const isInjected = (name: string) => faultKinds.some((kind) => kind === name);
  const found = Object.fromEntries(
    faultsFound.map((kind) => [kind, verdict.findings.filter((one) => one.kind === kind).length]),
  );
  return {
    seed: wish.seed,
    repeat: `npm run soak -- --seed ${wish.seed} --channels ${wish.channels} --kills ${wish.kills}`,
    passed: verdict.findings.length === 0,
    endedBy: run.endedBy,
    storyTime: { from: new Date(record.from).toISOString(), to: new Date(record.to).toISOString() },
    realSeconds: Math.round(run.took / 1_000),
    channels: record.channels.length,
    stories: record.stories.length,
    lives: run.lives,
    kills: { all: run.killed, byPoint: inOrder(kills) },
    requests: {
      all: requests,
      failed,
      share: Number((failed / Math.max(1, requests)).toFixed(4)),
      byKind: only(isInjected),
      otherAnswers: only((name) => !isInjected(name)),
    },
    weather: inOrder(shaken),
    messages: record.posts.length,
    editions: { expected: verdict.expected, found: verdict.found, foldedOrEmpty: verdict.passed },
    storiesTold: verdict.told,
    copies: verdict.copies,
    followUps: verdict.followUps,
    mostInvalidOfOneCause: Math.max(0, ...record.invalid.values()),
    found,
    findings: verdict.findings,
  };
}

/** In a table only so many are told one by one. */
const mostTold = 50;

/** The same as a table for a person. */
export function writeTable(summary: ReturnType<typeof summarise>): string {
  const lines: string[] = [];
  const write = (value: unknown, name: string, depth: number) => {
    const pad = '  '.repeat(depth);
    if (Array.isArray(value)) {
      lines.push(`${pad}${name}: ${value.length === 0 ? 'none' : ''}`);
      for (const one of value.slice(0, mostTold)) lines.push(`${pad}  ${one.kind}: ${one.words}`);
    } else if (typeof value === 'object' && value !== null) {
      lines.push(`${pad}${name}`);
      for (const [key, inner] of Object.entries(value)) write(inner, key, depth + 1);
    } else lines.push(`${pad}${name.padEnd(Math.max(0, 48 - pad.length))}${value}`);
  };
  for (const [name, value] of Object.entries(summary)) write(value, name, 0);
  return `${lines.join('\n')}\n`;
}
