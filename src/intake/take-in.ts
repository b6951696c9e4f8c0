import type { Filed, Filing } from '../archive/story-archive.ts';
import type { Problem, Result } from '../wire/problem.ts';
import type { Story } from '../wire/story.ts';
import type { CopyToRead } from './copy-file.ts';
import { isDatabaseDown } from './database-down.ts';
import { createProcession, type Place } from './procession.ts';

/** What intake asks of the other rooms; src/newsroom.ts wires it. */
export interface IntakeDesk {
  /** The copy with the moment at which its very bytes were first captured: see `keepFirstCapture`. */
  firstCaptured(copy: CopyToRead): Promise<CopyToRead>;
  /**
   * The stories of the copy with identity and places, in its order, some at a time. What cannot be read is a problem
   * among them: of all the copy, or of a part of it. Rejects only when the reading is called off.
   */
  read(copy: CopyToRead): AsyncIterable<Result<readonly Story[]>>;
  /**
   * Judges stories of one copy against what is held and keeps them; `now` in ms. `claimed`: the ids of the stories
   * that earlier ones of this copy became; those of these are added.
   */
  admit(stories: readonly Story[], now: number, claimed: Set<string>): Promise<readonly Filed[]>;
  /** Makes news of a story that was kept as past; `now` in ms. What was killed since stays killed. */
  makeNews(id: string, now: number): Promise<void>;
}

/** How many stories became what. */
export type Filings = Record<Filing, number>;

/** What became of one piece of copy. */
export interface Taken {
  readonly filings: Readonly<Filings>;
  /** Why it, or a part of it, could not be read: the first reason. Null when all of it was read. */
  readonly problem: Problem | null;
  /** Words on what was passed over as it should be (`Problem.isAside`); left out when there are none. */
  readonly asides?: readonly Problem[];
}

/** No story yet of any filing; a fresh object to count in. */
export function noFilings(): Filings {
  return { new: 0, changed: 0, known: 0, killed: 0 };
}

/** Adds `more` to what `filings` has counted. */
export function addFilings(filings: Filings, more: Readonly<Filings>): void {
  for (const filing of Object.keys(filings) as Filing[]) filings[filing] += more[filing];
}

/** How many stories were counted. */
export function countStories(filings: Readonly<Filings>): number {
  return Object.values(filings).reduce((sum, count) => sum + count, 0);
}

/**
 * Takes one piece of copy through parse and desk into the archive, its items in their order. Doing it again (after a
 * crash before the copy was marked as read) adds nothing: the stories are known. A story that the desk or the archive
 * stumbles over is a problem of this copy (`filing-failed`). Rejects when the database itself fails, when reading is
 * called off, and with the signal's reason when that is aborted: between two parts, what was read is then kept.
 * `place`: where it stands among copy that is taken in beside it; while a part is being kept, the next is read.
 */
export async function takeIn(
  copy: CopyToRead,
  desk: IntakeDesk,
  now: number,
  signal?: AbortSignal,
  place: Place = createProcession().join(),
): Promise<Taken> {
  const filings = noFilings();
  const claimed = new Set<string>();
  let problem: Problem | null = null;
  const asides: Problem[] = [];

  /** What is wrong, as a value: the part is waited for later. */
  const admit = async (stories: readonly Story[]): Promise<unknown> => {
    try {
      for (const { filing } of await desk.admit(stories, now, claimed)) filings[filing] += 1;
      return null;
    } catch (error) {
      return error;
    }
  };

  function judgeFailure(error: unknown): void {
    if (error === null) return;
    if (isDatabaseDown(error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    problem ??= { code: 'filing-failed', message: `Its stories could not be filed: ${reason}.` };
  }

  /** The part that is being kept. */
  let keeping: Promise<unknown> = Promise.resolve(null);
  async function readParts(): Promise<void> {
    await place.mayRead();
    const first = await desk.firstCaptured(copy);
    const parts = desk.read(first)[Symbol.asyncIterator]();
    try {
      let coming = parts.next();
      place.reads();
      for (let got = await coming; !got.done; got = await coming) {
        signal?.throwIfAborted();
        const part = got.value;
        if (part.ok) {
          await place.mayFile();
          judgeFailure(await keeping);
          keeping = admit(part.value);
        } else if (part.problem.isAside) asides.push(part.problem);
        else problem ??= part.problem;
        coming = parts.next();
      }
    } finally {
      await parts.return?.();
    }
  }

  try {
    await readParts();
  } finally {
    place.reads();
    place.filed();
    await keeping;
  }
  judgeFailure(await keeping);
  return asides.length === 0 ? { filings, problem } : { filings, problem, asides };
}
