import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { captureMoment } from '../capture-moment.ts';
import { type CopyToRead, readBytes, readHead, readProblem } from '../intake/copy-file.ts';
import type { WireCopy } from '../wire/item.ts';
import type { Problem, Result } from '../wire/problem.ts';
import { WrongUsage } from './wrong-usage.ts';

/**
 * The copy at `path`: a file as the file that it is, to be read where its stories are wanted; what comes through a pipe
 * (`-`: standard input) in hand. Its moment of capture is `at` where the caller named one, else what the copy or its
 * name states, else the file's modification time (a pipe: now). Times in ms since the epoch.
 * A file that the disk does not give us is a problem in words.
 */
export async function findCopy(path: string, at: number | null, now: number): Promise<Result<CopyToRead>> {
  const momentOf = (head: Uint8Array, otherwise: number) => at ?? captureMoment(head, path, otherwise);
  try {
    if (path === '-' || !(await isOnDisk(path))) {
      const bytes = await readPipe(path === '-' ? process.stdin : createReadStream(path));
      if (!bytes.ok) return bytes;
      return {
        ok: true,
        value: { source: path, bytes: bytes.value, capturedAt: momentOf(bytes.value, now) },
      };
    }
    const { head, size, modifiedAt } = await readHead(path);
    return { ok: true, value: { source: path, size, capturedAt: momentOf(head, modifiedAt) } };
  } catch (error) {
    return { ok: false, problem: readProblem(error) };
  }
}

/** As `findCopy`, all of it in hand. */
export async function readCopy(path: string, at: number | null, now: number): Promise<Result<WireCopy>> {
  const found = await findCopy(path, at, now);
  if (!found.ok) return found;
  const copy = found.value;
  if ('bytes' in copy) return { ok: true, value: copy };
  const { describeTooLarge, largestWhole } = await import('../read-copy.ts');
  if (copy.size > largestWhole) return { ok: false, problem: describeTooLarge(copy.size) };
  try {
    const { source, capturedAt } = copy;
    return { ok: true, value: { source, capturedAt, bytes: await readBytes(path) } };
  } catch (error) {
    return { ok: false, problem: readProblem(error) };
  }
}

/** False for a pipe or a device: a shell's `<(…)` is one. */
async function isOnDisk(path: string): Promise<boolean> {
  const seen = await stat(path);
  return seen.isFile() || seen.isDirectory();
}

async function readPipe(pipe: AsyncIterable<Uint8Array>): Promise<Result<Uint8Array>> {
  const { describeEndless, largestWhole } = await import('../read-copy.ts');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of pipe) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > largestWhole) return { ok: false, problem: describeEndless() };
  }
  return { ok: true, value: Buffer.concat(chunks) };
}

/** One line for a person: where, what, and the code: `page.txt:3: there is no story in it. [no-story]`. */
export function describeProblem(source: string, problem: Problem): string {
  const { line, column, byte } = problem.at ?? {};
  const place = line !== undefined ? `:${line}${column === undefined ? '' : `:${column}`}` : '';
  const offset = byte === undefined ? '' : ` (at byte ${byte})`;
  return escapeControls(`${source}${place}: ${problem.message}${offset} [${problem.code}]`);
}

/** A file's name may hold a newline, signs that steer a terminal, or signs that turn the line around. */
function escapeControls(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (sign) => {
    const code = sign.charCodeAt(0).toString(16);
    return code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`;
  });
}

/**
 * Reads an ISO-8601 moment as ms since the epoch; without an offset it is taken in `timezone`. `option`: what it was
 * given to.
 * Throws WrongUsage in words when it is none.
 */
export function readMoment(text: string, timezone: string, option = '--at'): number {
  try {
    if (/(?:Z|[+-]\d\d(?::?\d\d)?)(?:\[.*\])?$/i.test(text) && text.includes('T')) {
      return Temporal.Instant.from(text).epochMilliseconds;
    }
    return Temporal.PlainDateTime.from(text).toZonedDateTime(timezone).epochMilliseconds;
  } catch {
    throw new WrongUsage(
      `${option} takes an ISO-8601 moment such as 2026-03-10T12:00:00+01:00, and got '${text}'.`,
    );
  }
}
