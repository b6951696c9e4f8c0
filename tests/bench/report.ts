import { appendFileSync, readFileSync } from 'node:fs';

/** What the table of all benches shows of one figure. */
export interface Figure {
  /** What was measured, with its unit. */
  readonly measure: string;
  readonly ours: number;
  /** What it is held against, with its version; null for what has nothing beside it. */
  readonly rival: string | null;
  readonly theirs: number | null;
  /** What is to be kept, in words, and whether it is; null where nothing is promised. */
  readonly limit: { readonly words: string; readonly isKept: boolean } | null;
}

/** The variable that names the file to which figures go, a line of JSON each. */
export const reportFile = 'TELEX_BENCH_REPORT';

/** Tells a figure to `npm run bench all`; nothing where a bench runs by itself. */
export function report(figure: Figure): void {
  const path = process.env[reportFile];
  if (path !== undefined) appendFileSync(path, `${JSON.stringify(figure)}\n`);
}

/** A package with the version that is installed: `minisearch 7.2.0`. */
export function withVersion(name: string): string {
  const path = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  return `${name} ${JSON.parse(readFileSync(path, 'utf8')).version}`;
}
