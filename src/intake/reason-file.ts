import { randomUUID } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Problem } from '../wire/problem.ts';
import { reasonEnding } from './folder-settings.ts';

/** The file that tells why the copy at `path` lies on the spike. */
export function reasonPath(path: string): string {
  return `${path}${reasonEnding}`;
}

/**
 * Writes beside where copy is to lie why it could not be read, where, and what to do. `from`: the path under which it came,
 * `now`: ms since the epoch. One that is there is replaced: its copy no longer is. Rejects with what the disk says.
 */
export async function writeReason(path: string, from: string, problem: Problem, now: number): Promise<void> {
  const half = join(dirname(path), `.${randomUUID()}.reason.part`);
  await writeFile(half, describeReason(from, problem, now));
  await rename(half, reasonPath(path));
}

function describeReason(from: string, { code, message, at }: Problem, now: number): string {
  const where = [
    at?.line === undefined ? null : `line ${at.line}`,
    at?.byte === undefined ? null : `byte ${at.byte}`,
  ].filter((one) => one !== null);
  return `${[
    `Why:        ${message}`,
    `Code:       ${code}`,
    `Where:      ${where.length === 0 ? 'in the copy as a whole, or not known' : where.join(', ')}`,
    `Came as:    ${from}`,
    `Read at:    ${new Date(now).toISOString()}`,
    `What to do: ${advice[code] ?? usualAdvice}`,
    '',
    `To have it read again, move the copy back to ${dirname(from)}, mended or (after an update of Telex) as it is.`,
    'What could be read of it is in the archive already and is not filed twice. This note and the copy can be thrown away;',
    '`telex spike` lists what is kept aside as well, and shows it.',
  ].join('\n')}\n`;
}

const usualAdvice =
  'mend it where it is broken, or ask its sender for it again. If it is wire copy and whole, Telex should read it: please report it.';

/** What helps, by the code of the problem. */
const advice: Readonly<Record<string, string>> = {
  'empty-copy': 'ask its sender for it again; there is nothing to mend.',
  'no-text': 'nothing, when it is no wire copy; what sends it here should leave it out.',
  'unknown-format':
    'nothing, when it is no wire copy. Else `telex import` reads it from standard input once its format is known.',
  'too-large': 'split it into several files.',
  'reader-failed': 'please report it; meanwhile, split it into several files: the rest of them is read.',
  'reader-stuck': 'split it into several files, and please report it.',
  'filing-failed': 'move it back as it is; if it comes here again, please report it.',
};
