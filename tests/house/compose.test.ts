import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { environment } from '../../src/environment.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Service {
  readonly build?: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly deploy?: { readonly replicas: number };
  readonly ports?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop: readonly string[];
  readonly security_opt: readonly string[];
  readonly stop_grace_period?: string;
}

const servicesOf = (path: string) =>
  (parse(read(path)) as { readonly services: Readonly<Record<string, Service>> }).services;
const known = new Set(Object.keys(environment.shape));

test.each(['compose.yaml', 'compose.scale.yaml'])(
  '%s names settings that there are, and runs with no more rights than it needs',
  (path) => {
    const services = servicesOf(path);
    const { telex } = services;
    expect(Object.keys(telex?.environment ?? {}).filter((name) => !known.has(name))).toEqual([]);
    expect(telex).toMatchObject({ build: '.', read_only: true, stop_grace_period: '20s' });
    for (const { cap_drop, security_opt } of Object.values(services)) {
      expect(cap_drop).toEqual(['ALL']);
      expect(security_opt).toEqual(['no-new-privileges:true']);
    }
  },
);

test('compose.scale.yaml has a shard for each process, and a port', () => {
  const { telex } = servicesOf('compose.scale.yaml');
  const replicas = telex?.deploy?.replicas ?? 0;
  expect(replicas).toBe(3);
  const [, shards] = /^\$\{DISCORD_SHARDS:-(\d+)\}$/.exec(telex?.environment.DISCORD_SHARDS ?? '') ?? [];
  expect(environment.shape.DISCORD_SHARDS.parse(shards)).toBe(shards);
  expect(Number(shards)).toBeGreaterThanOrEqual(replicas);
  const [, first, last] = /:(\d+)-(\d+):8080$/.exec(telex?.ports?.[0] ?? '') ?? [];
  expect(Number(last) - Number(first) + 1).toBe(replicas);
});

test('the image sets settings that there are', () => {
  const block = /ENV ((?:.*\\\n)*.*)\n/.exec(read('Dockerfile'))?.[1] ?? '';
  const names = [...block.matchAll(/(\w+)=/g)].map(([, name = '']) => name);
  const ofNode = ['NODE_ENV', 'NODE_COMPILE_CACHE'];
  expect(names.length).toBeGreaterThan(ofNode.length);
  expect(names.filter((name) => !known.has(name) && !ofNode.includes(name))).toEqual([]);
});
