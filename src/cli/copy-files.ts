import { readFile, stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { WireCopy } from '../wire/item.ts';
import type { Problem, Result } from '../wire/problem.ts';
import { WrongUsage } from './wrong-usage.ts';

/**
 * Reads the copy at `path` (`-`: standard input). Its moment of capture is `at` where the caller named one, else what
 * the copy or its name states, else the file's modification time (standard input: now). Times in ms since the epoch.
 * A file that the disk does not give us is a problem in words.
 */
export async function readCopy(path: string, at: number | null, now: number): Promise<Result<WireCopy>> {
  // Loaded when needed, so that `--help` does not wait for the readers of every format.
  const { captureMoment } = await import('../read-stories.ts');
  try {
    if (path === '-') {
      const bytes = await buffer(process.stdin);
      return { ok: true, value: { source: path, bytes, capturedAt: at ?? captureMoment(bytes, path, now) } };
    }
    const [bytes, seen] = [await readFile(path), await stat(path)];
    const capturedAt = at ?? captureMoment(bytes, path, Math.trunc(seen.mtimeMs));
    return { ok: true, value: { source: path, bytes, capturedAt } };
  } catch (error) {
    return { ok: false, problem: { code: 'unreadable-file', message: describeDiskError(error) } };
  }
}

function describeDiskError(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'there is no such file.';
  if (code === 'EISDIR') return 'is a folder; name its files, or use `telex import`, which reads folders.';
  if (code === 'EACCES') return 'may not be read by this user.';
  return error instanceof Error ? `${error.message}.` : String(error);
}

/** One line for a person: where, what, and the code: `page.txt:3: there is no story in it. [no-story]`. */
export function describeProblem(source: string, problem: Problem): string {
  const { line, column, byte } = problem.at ?? {};
  const place = line !== undefined ? `:${line}${column === undefined ? '' : `:${column}`}` : '';
  const offset = byte === undefined ? '' : ` (at byte ${byte})`;
  return `${source}${place}: ${problem.message}${offset} [${problem.code}]`;
}

/**
 * Reads an ISO-8601 moment as ms since the epoch; without an offset it is taken in `timezone`.
 * Throws WrongUsage in words when it is none.
 */
export function readMoment(text: string, timezone: string): number {
  try {
    if (/(?:Z|[+-]\d\d(?::?\d\d)?)(?:\[.*\])?$/i.test(text) && text.includes('T')) {
      return Temporal.Instant.from(text).epochMilliseconds;
    }
    return Temporal.PlainDateTime.from(text).toZonedDateTime(timezone).epochMilliseconds;
  } catch {
    throw new WrongUsage(
      `--at takes an ISO-8601 moment such as 2026-03-10T12:00:00+01:00, and got '${text}'.`,
    );
  }
}
