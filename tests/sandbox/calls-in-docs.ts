import { readFileSync } from 'node:fs';

const docs = readFileSync(new URL('../../docs/sandbox.md', import.meta.url), 'utf8');

/** The calls that stand between these comments in docs/sandbox.md. */
export function listed(part: string): readonly string[] {
  const [, text = ''] = docs.split(`<!-- ${part} -->`);
  return [...text.matchAll(/`((?:GET|POST|PUT|PATCH|DELETE) [^`]+)`/g)].map(([, call = '']) => call);
}

/** A path of the log in their writing. */
export function inGeneral(path: string): string {
  return path.replace(/\?.*$/, '').replaceAll(/\/(?:\d{5,}|[\w-]{60,})(?=\/|$)/g, '/{id}');
}
