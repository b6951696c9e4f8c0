import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly needs?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

const root = new URL('../../', import.meta.url);
const workflow: { on: unknown; permissions: unknown; jobs: Record<string, Job> } = parse(
  readFileSync(new URL('.github/workflows/release.yml', root), 'utf8'),
);
const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const jobs = Object.values(workflow.jobs);
const runs = jobs.flatMap(({ steps }) => steps.flatMap(({ run }) => (run === undefined ? [] : [run])));

test('a release is made of tags alone, and each job asks for what it needs and waits for the one before', () => {
  expect(workflow.on).toEqual({ push: { tags: ['v*'] } });
  expect(workflow.permissions).toEqual({});
  for (const { permissions, needs } of jobs) {
    expect(Object.keys(permissions)).toContain('contents');
    if (needs !== undefined) expect(Object.keys(workflow.jobs)).toContain(needs);
  }
});

test('every script of npm that it runs is there', () => {
  const named = runs.flatMap((run) =>
    [...run.matchAll(/npm (?:run (?:-s )?)?([\w:]+)/g)].map(([, name]) => name),
  );
  const own = named.filter((name) => name !== 'ci' && name !== 'audit');
  expect(own).toEqual(['test', 'sbom', 'release:notes']);
  for (const name of own) expect(scripts).toHaveProperty([String(name)]);
});

test('actions are pinned, and the image comes with its provenance and its bill of materials', () => {
  const steps = jobs.flatMap((job) => job.steps);
  for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/@(?:v\d+|[0-9a-f]{40})$/);
  const build = steps.find(({ uses }) => uses?.startsWith('docker/build-push-action@'));
  expect(build?.with).toMatchObject({ provenance: 'mode=max', sbom: true, push: true });
});

test('what comes from outside is no part of a shell line', () => {
  for (const run of runs) expect(run).not.toContain('${{');
});
