import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where inputs that something once did not stand are kept, a folder for each target. */
const folder = fileURLToPath(new URL('../../fixtures/fuzz', import.meta.url));

/** An input that was found, by its file's name. */
export interface Finding {
  readonly name: string;
  readonly input: unknown;
}

/** Those of a target, by name. Throws for a file that is no JSON. */
export function readFindings(target: string): Finding[] {
  const home = join(folder, target);
  if (!existsSync(home)) return [];
  return readdirSync(home)
    .toSorted()
    .map((name) => ({ name, input: JSON.parse(readFileSync(join(home, name), 'utf8'), revive) as unknown }));
}

/** Keeps one, and gives its path. */
export function keepFinding(target: string, input: unknown): string {
  const text = `${JSON.stringify(input, pack, 2)}\n`;
  const home = join(folder, target);
  mkdirSync(home, { recursive: true });
  const path = join(home, `${createHash('sha256').update(text).digest('hex').slice(0, 12)}.json`);
  writeFileSync(path, text);
  return path;
}

/** Bytes are Base64 in JSON: `{"base64": "…"}`. */
function pack(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value;
}

function revive(_: string, value: unknown): unknown {
  return value !== null && typeof value === 'object' && 'base64' in value
    ? new Uint8Array(Buffer.from(String(value.base64), 'base64'))
    : value;
}
