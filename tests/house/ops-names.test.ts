import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { watchState } from '../../src/metrics/watch-state.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** All names that a scrape has, with the labels of each family. */
function listNames(): ReadonlyMap<string, readonly string[]> {
  const metrics = createMetrics();
  watchState(
    metrics,
    {
      nextTryAt: async () => null,
      countSubscriptions: async () => ({}),
      askKept: async () => ({}),
      databaseBytes: async () => 0,
      freeBytes: async () => 0,
      isSignedIn: () => true,
      countServers: () => 0,
      now: () => 0,
    },
    () => {},
  );
  const families = metrics.registry.getMetricsAsArray() as unknown as {
    name: string;
    type: string;
    labelNames?: string[];
  }[];
  return new Map(
    families.flatMap(({ name, type, labelNames = [] }) =>
      (type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name]).map(
        (one) => [one, type === 'histogram' ? [...labelNames, 'le'] : labelNames] as const,
      ),
    ),
  );
}

interface Panel {
  readonly title: string;
  readonly targets: readonly { readonly expr: string; readonly legendFormat: string }[];
}

const dashboard = JSON.parse(read('ops/grafana-dashboard.json')) as { readonly panels: readonly Panel[] };
const rules = (
  parse(read('ops/alerts.yaml')) as {
    groups: { rules: { alert: string; expr: string }[] }[];
  }
).groups.flatMap((group) => group.rules);
const expressions = [
  ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
  ...rules.map(({ expr }) => expr),
];
const names = listNames();
const namesIn = (expr: string) => expr.match(/\b(?:telex|nodejs|process)_[a-z0-9_]+/g) ?? [];

describe('what Grafana and Prometheus are told to look at', () => {
  test('is there: each name that the dashboard and the alerts use', () => {
    const used = [...new Set(expressions.flatMap(namesIn))];
    expect(used.length).toBeGreaterThan(10);
    expect(used.filter((name) => !names.has(name))).toEqual([]);
  });

  test('has the labels that it is summed by and sought by', () => {
    const wrong = expressions.flatMap((expr) => {
      const by = [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap((match) => (match[1] ?? '').split(/,\s*/));
      const sought = [...expr.matchAll(/[{,]\s*([a-z]+)="/g)].map((match) => match[1] ?? '');
      const known = namesIn(expr).flatMap((name) => names.get(name) ?? []);
      return [...by, ...sought].filter((label) => label !== 'job' && !known.includes(label));
    });
    expect(wrong).toEqual([]);
  });

  test('is all there is of Telex: no family is left out of the dashboard', () => {
    const shown = new Set(
      dashboard.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => namesIn(expr))),
    );
    const families = [...names.keys()].filter(
      (name) => name.startsWith('telex_') && !/_(sum|count)$/.test(name),
    );
    expect(families.filter((name) => !shown.has(name))).toEqual([]);
  });

  test('is explained: docs/operating.md has each alert, and no other', () => {
    const explained = [...read('docs/operating.md').matchAll(/^\| `(Telex\w+)` \|/gm)].map(
      (match) => match[1],
    );
    expect(explained.sort()).toEqual(rules.map(({ alert }) => alert).sort());
  });
});
