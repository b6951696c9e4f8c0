import { setTimeout } from 'node:timers/promises';
import type { PostgresQuery } from '../../store/postgres.ts';
import { oldestGramPeriod } from '../near-copy-rules.ts';
import type { Names } from '../story-archive.ts';
import { readStoryRow, type StoryRow, storyColumns } from '../story-row.ts';
import { readableTexts } from '../story-terms.ts';
import { analysisVersion } from '../word-forms.ts';
import { forgetChanges } from './story-changes.ts';
import type { PostgresVocabulary } from './vocabulary.ts';
import { writeTsvector } from './write-tsvector.ts';

/** Stories that one transaction indexes again, and grams that one lets go. */
const storiesAtOnce = 50;
const gramsAtOnce = 2_000;

/** Pause between two of them, in ms: others have their turn. */
const pause = 10;

/** Pause after the server was lost, in ms. */
const outage = 10_000;

const day = 86_400_000;

/** What upkeep works with. */
export interface UpkeepRoom {
  readonly names: Names;
  readonly vocabulary: PostgresVocabulary;
  /** Does `work` in one transaction in which nobody else writes. */
  write<T>(work: (send: PostgresQuery) => Promise<T>): Promise<T>;
  /** Gives the steps that let stories go at `now` (ms), each in a transaction, true with the last; null when all are kept. */
  prune(now: number): ((send: PostgresQuery) => Promise<boolean>) | null;
  /** False once the database was closed. */
  isOpen(): boolean;
}

/** What is done beside the work of the archive, in short steps; what fails for want of a connection is tried again. */
export interface PostgresUpkeep {
  /** Lets go of old grams, and of stories that need not be kept, once a day; `now` in ms. */
  pruneOnce(now: number): void;
  /** Resolves when there is nothing under way; rejects when that failed. */
  settled(): Promise<void>;
}

/**
 * Starts what the archive needs: as `startUpkeep` of SQLite, an index that was made with another analysis of words is made
 * again, newest stories first, by whichever process has its turn, and where it stopped when they end.
 */
export function startPostgresUpkeep(room: UpkeepRoom): PostgresUpkeep {
  let running = Promise.resolve();
  let prunedAt = Number.NEGATIVE_INFINITY;

  /** Indexes some stories again; true when all have been. */
  async function indexAgain(send: PostgresQuery): Promise<boolean> {
    const state = new Map(
      (await send<{ key: string; value: number }>('SELECT key, value FROM archive_state')).map(
        ({ key, value }) => [key, value],
      ),
    );
    if (state.get('analysis') === analysisVersion) return true;
    // Another analysis than the one that a broken-off making again was for: from the start.
    const below = state.get('target') === analysisVersion ? (state.get('below') ?? null) : null;
    const rows = await send<StoryRow & { readonly status: string }>(
      `SELECT ${storyColumns}, story.status FROM story WHERE $1::bigint IS NULL OR seq < $1
       ORDER BY seq DESC LIMIT $2`,
      [below, storiesAtOnce],
    );
    for (const row of rows) {
      if (row.status !== 'usable') continue;
      const story = readStoryRow(row);
      const vector = writeTsvector(story, row.seq, room.names);
      await send('UPDATE story SET terms = $2::tsvector, is_whole = $3 WHERE seq = $1', [
        row.seq,
        vector.text,
        vector.isWhole,
      ]);
      await room.vocabulary.learn(send, readableTexts(story));
    }
    const last = rows.at(-1);
    await (last
      ? setState(send, { target: analysisVersion, below: last.seq })
      : setState(send, { analysis: analysisVersion }));
    return last === undefined;
  }

  async function run(step: (send: PostgresQuery) => Promise<boolean>): Promise<void> {
    let isDone = false;
    while (room.isOpen() && !isDone) {
      try {
        isDone = await room.write(step);
        if (!isDone) await setTimeout(pause);
      } catch (error) {
        if (!room.isOpen()) return;
        if (!isRetryable(error)) throw error;
        await setTimeout(outage, undefined, { ref: false });
      }
    }
  }

  function start(step: (send: PostgresQuery) => Promise<boolean>): void {
    running = running.catch(() => {}).then(() => run(step));
    // Those who wait for it are told; nobody else needs to know before the next call fails the same way.
    running.catch(() => {});
  }

  start(indexAgain);
  return {
    pruneOnce(now) {
      if (now - prunedAt < day) return;
      prunedAt = now;
      const oldest = oldestGramPeriod(now);
      const dropGrams = async (send: PostgresQuery) => {
        const gone = await send(
          `DELETE FROM story_gram WHERE (period, hash, seq) IN
             (SELECT period, hash, seq FROM story_gram WHERE period < $1 LIMIT $2) RETURNING 1`,
          [oldest, gramsAtOnce],
        );
        return gone.length < gramsAtOnce;
      };
      start(dropGrams);
      start((send) => forgetChanges(send, now));
      const pruning = room.prune(now);
      if (pruning) start(pruning);
    },
    settled: () => running,
  };
}

async function setState(send: PostgresQuery, state: Readonly<Record<string, number>>): Promise<void> {
  await send(
    `INSERT INTO archive_state (key, value) SELECT * FROM unnest($1::text[], $2::bigint[])
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [Object.keys(state), Object.values(state)],
  );
}

function isRetryable(error: unknown): boolean {
  return error instanceof Error && 'retryable' in error && error.retryable === true;
}
