import { setTimeout } from 'node:timers/promises';
import pLimit from 'p-limit';
import { addReading, type CopyReading, emptyReading } from '../copy-reading.ts';
import { isDatabaseDown } from '../database-down.ts';
import type { IntakeDesk } from '../take-in.ts';
import type { Trouble } from '../wire-files.ts';
import { beginFirstSync, type FirstSync, type LeftOut, passOver } from './first-sync.ts';
import { noteLook } from './note-look.ts';
import { changeRecord, readRecord, type SourceRecords } from './record.ts';
import type { SourceSettings } from './settings.ts';
import { openSourceDesk } from './source-desk.ts';
import { failedReading, type SourceReader, type SourceReading } from './source-reader.ts';

/** A source that is looked at. */
export interface OpenSource {
  readonly settings: SourceSettings;
  /** See `SourceRecord.identity`. */
  readonly identity: string;
  /** All that it is opened with, as text: opened again with the same, it goes on as it is. */
  readonly setUp: string;
  readonly reader: SourceReader;
  /** False for the wire folder: all that is put there is news. */
  readonly hasPast: boolean;
  /** When it is looked at again, in ms since the epoch, after a look at `now` that brought this; `failures` in a row. */
  nextLook(now: number, failures: number, brought: Pick<SourceReading, 'lasts' | 'notBefore'>): number;
}

/** What a round brought, over all sources. */
export interface RoundReading extends CopyReading {
  /** Sources that could not be looked at, by their names: told when the reason is another than at the look before. */
  readonly failed: readonly Trouble[];
  /** The names of sources that can be looked at again. */
  readonly recovered: readonly string[];
}

/** What rounds need from outside. */
export interface RoundsRoom {
  readonly records: SourceRecords;
  readonly leftOut: LeftOut;
  readonly desk: IntakeDesk;
  /** How long a round waits for looks that have not ended, in ms: they go on, and the next round brings what they find. */
  readonly patience?: number;
  /** How long a look holds its place among those that are begun with, in ms. */
  readonly holdsFor?: number;
}

/** Looks at sources when they are due. */
export interface Rounds {
  /** From now on these are looked at. What is set up as before goes on; a look at any other is ended. */
  use(sources: readonly OpenSource[]): void;
  /**
   * Looks at each source that is due, side by side; resolves with what came since the round before. A source that fails,
   * or takes its time, keeps no other waiting. Rejects when the database fails. `now`: ms since the epoch.
   */
  read(now: number): Promise<RoundReading>;
  /** Breaks off what is going on; resolves when nothing more is read. */
  stop(): Promise<void>;
}

/** So many sources are begun with side by side. */
const atOnce = 8;
/**
 * A look gives its place to another after so long, in ms, and goes on beside those: forty servers that trickle for a minute each would
 * keep a quick one waiting for five. What goes on so takes no more than its connection, and cannot be more than is begun within
 * the minute that a fetch may take.
 */
const holdsItsPlace = 3_000;
/** A look that takes longer than this is given up, in ms. What is fetched has shorter limits of its own. */
const longest = 600_000;

interface Used {
  readonly source: OpenSource;
  readonly end: AbortController;
  going: Promise<void> | null;
  /** While its first look is not whole. */
  first: FirstSync | null;
}

/** Rounds over no sources yet. */
export function createRounds({
  records,
  leftOut,
  desk,
  patience = 10_000,
  holdsFor = holdsItsPlace,
}: RoundsRoom): Rounds {
  const limit = pLimit(atOnce);
  const stopping = new AbortController();
  const used = new Map<string, Used>();
  const ending = new Set<Promise<void>>();
  let brought = nothing();
  let broken: unknown = null;

  async function look(one: Used, now: number, signal: AbortSignal): Promise<void> {
    const { source } = one;
    const { settings, identity } = source;
    const record = await readRecord(records, settings.name, identity);
    // A clock that was put back must not keep a source waiting for what was the present.
    const isDue = record.nextAt <= now || (record.lastLookAt ?? 0) > now;
    if (!isDue || signal.aborted) return;
    const count = { stories: 0, leads: 0 };
    if (source.hasPast && record.firstSyncedAt === null)
      one.first ??= beginFirstSync(desk, settings, leftOut);
    else one.first = null;
    const marks = one.first === null ? await leftOut.get(settings.name) : undefined;
    const own = openSourceDesk(one.first?.desk ?? passOver(desk, new Set(marks)), settings, count);
    const reading = await readBounded(source, own, now, signal);
    if (reading.failure === null && reading.isWhole) await one.first?.end(now);
    addReading(brought, reading);
    const news = await changeRecord(records, settings.name, identity, (held) => {
      const told = noteLook(held, reading, count, now);
      held.nextAt = source.nextLook(now, held.failuresInARow, reading);
      return told;
    });
    if (news === 'failed' && reading.failure !== null)
      brought.failed.push({ source: settings.name, problem: reading.failure });
    if (news === 'recovered') brought.recovered.push(settings.name);
  }

  function begin(one: Used, now: number): void {
    if (one.going !== null) return;
    const signal = AbortSignal.any([one.end.signal, stopping.signal]);
    const { promise, resolve } = Promise.withResolvers<void>();
    one.going = promise;
    const work = async () => {
      try {
        await look(one, now, signal);
      } catch (error) {
        if (!signal.aborted) broken ??= error;
      } finally {
        one.going = null;
        resolve();
      }
    };
    void limit(() => waitFor(work(), holdsFor));
  }

  const underWay = () => [...[...used.values()].flatMap(({ going }) => going ?? []), ...ending];

  return {
    use(sources) {
      const before = new Map(used);
      used.clear();
      for (const source of sources) {
        const { name } = source.settings;
        const known = before.get(name);
        if (known?.source.setUp === source.setUp) {
          used.set(name, known);
          before.delete(name);
        } else used.set(name, { source, end: new AbortController(), going: null, first: null });
      }
      for (const { end, going } of before.values()) {
        end.abort();
        if (going === null) continue;
        ending.add(going);
        going.finally(() => ending.delete(going));
      }
    },
    async read(now) {
      for (const one of used.values()) begin(one, now);
      await waitFor(Promise.all(underWay()), patience);
      if (broken !== null) {
        const error = broken;
        broken = null;
        throw error;
      }
      const reading = brought;
      brought = nothing();
      return reading;
    },
    async stop() {
      stopping.abort();
      await Promise.all(underWay());
    },
  };
}

/** Resolves when the work ends, and after `ms` at the latest. */
async function waitFor(work: Promise<unknown>, ms: number): Promise<void> {
  const waited = new AbortController();
  const patient = setTimeout(ms, null, { signal: waited.signal }).catch(() => null);
  await Promise.race([work, patient]);
  waited.abort();
}

/** Reads a source; what stumbles over it alone is its failure. */
async function readBounded(
  { reader }: OpenSource,
  desk: IntakeDesk,
  now: number,
  signal: AbortSignal,
): Promise<SourceReading> {
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(longest)]);
  try {
    return await reader.read(desk, now, bounded);
  } catch (error) {
    if (signal.aborted || isDatabaseDown(error)) throw error;
    const message = bounded.aborted
      ? `It was looked at for ${longest / 60_000} minutes without an end, and given up.`
      : `It could not be looked at: ${error instanceof Error ? error.message : String(error)}.`;
    return failedReading({ code: 'look-failed', message });
  }
}

function nothing() {
  return { ...emptyReading(), failed: [] as Trouble[], recovered: [] as string[] };
}
