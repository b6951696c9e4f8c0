import { describe, expect, test } from 'vitest';
import { noteListening, noteLook } from '../../../src/intake/sources/note-look.ts';
import { readRecord, type SourceRecord } from '../../../src/intake/sources/record.ts';
import { isBeyondRhythm } from '../../../src/intake/sources/rhythm.ts';

const hour = 3_600_000;
const day = 24 * hour;
const week = 7 * day;
/** A Monday, midnight in UTC. */
const monday = Date.parse('2026-02-02T00:00:00Z');

type Rhythm = (at: Date) => boolean;
const isWorkday = (at: Date) => at.getUTCDay() % 6 !== 0;
const isOffice = (at: Date) => isWorkday(at) && at.getUTCHours() >= 9 && at.getUTCHours() < 17;

/** Numbers from 0 to 1 that look like chance and are the same each time. */
function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
/** Comes at any moment, so often an hour, but not at night and half as often at weekends. */
function byChance(often: number, seed: number): Rhythm {
  const chance = createChance(seed);
  return (at) => {
    const share = (at.getUTCHours() < 5 ? 0 : 1) * (isWorkday(at) ? 1 : 0.5);
    return chance() < 1 - Math.exp(-often * share);
  };
}

interface Watched {
  readonly record: SourceRecord;
  /** Hours since `monday` at which it was found to be quiet. */
  readonly quiet: number[];
}

/** Lets a source live for so many hours, looked at each hour, and judges it at each look. */
async function watch(hours: number, comes: Rhythm, isLooked: Rhythm = () => true): Promise<Watched> {
  const record = await readRecord({ get: async () => undefined }, 'a', 'a');
  const quiet: number[] = [];
  for (let i = 0; i < hours; i += 1) {
    const now = monday + i * hour + 5 * 60_000;
    if (isLooked(new Date(now))) {
      const stories = comes(new Date(now)) ? 3 : 0;
      const nothing = { failure: null, lasts: 'passing' as const, files: 1, spiked: [], isWhole: true };
      noteLook(record, nothing, { stories, leads: stories }, now);
    }
    if (isBeyondRhythm(record, now) === true) quiet.push(i);
  }
  return { record, quiet };
}

/** In hours, from when it stops: until it is found to be quiet. */
async function findOut(comes: Rhythm, stop: number): Promise<number> {
  const { quiet } = await watch(stop + 28 * 24, (at) => comes(at) && at.getTime() < monday + stop * hour);
  expect(quiet.filter((at) => at < stop)).toEqual([]);
  return (quiet[0] ?? Number.POSITIVE_INFINITY) - stop;
}

const weeks = 9 * 7 * 24;

describe('The rhythm of a source', () => {
  test.each<[string, Rhythm]>([
    ['three an hour on working days from nine to five', isOffice],
    ['four on working days', (at) => isOffice(at) && at.getUTCHours() % 2 === 1],
    ['all of it each morning', (at) => at.getUTCHours() === 6],
    ['once each working morning', (at) => isWorkday(at) && at.getUTCHours() === 6],
    ['in the morning, sooner or later', (at) => at.getUTCHours() === 5 + (at.getUTCDate() % 3)],
    ['each hour of the day', () => true],
    ['twice a week', (at) => at.getUTCDay() % 3 === 1 && at.getUTCHours() === 10],
    ['by chance, five an hour', byChance(5, 1)],
    ['by chance, one an hour', byChance(1, 2)],
    ['by chance, three a day', byChance(0.15, 3)],
    ['by chance, one a day', byChance(0.05, 4)],
  ])('is known, and nothing healthy is quiet in nine weeks: %s', async (_, comes) => {
    expect((await watch(weeks, comes)).quiet).toEqual([]);
  });

  test.each<[string, Rhythm, most: number]>([
    ['three an hour on working days', isOffice, 4],
    ['four on working days', (at) => isOffice(at) && at.getUTCHours() % 2 === 1, 9],
    ['each hour', () => true, 4],
    ['all of it each morning', (at) => at.getUTCHours() === 9, 3 * 24],
    ['by chance, five an hour', byChance(5, 5), 12],
    ['by chance, one an hour', byChance(1, 6), 30],
    ['by chance, three a day', byChance(0.15, 7), 6 * 24],
  ])('tells soon when it stops on a Tuesday morning: %s', async (_, comes, most) => {
    const late = await findOut(comes, 6 * 7 * 24 + 24 + 9);
    expect(late).toBeGreaterThan(2);
    expect(late).toBeLessThanOrEqual(most);
  });

  test('finds nothing outside of the hours in which something usually comes', async () => {
    // From Friday afternoon until Monday morning nothing can be missed.
    const friday = 6 * 7 * 24 + 4 * 24 + 17;
    const late = await findOut(isOffice, friday);
    expect(late).toBeGreaterThan(64);
    expect(late).toBeLessThan(64 + 5);
  });

  test('goes on being missed: what came before is not forgotten while nothing comes', async () => {
    const stop = 6 * 7 * 24;
    const { quiet } = await watch(
      stop + 20 * 7 * 24,
      (at) => isOffice(at) && at.getTime() < monday + stop * hour,
    );
    expect(quiet).toHaveLength(20 * 7 * 24 - ((quiet[0] ?? 0) - stop));
  });

  test('does not count hours in which nobody looked', async () => {
    const isAway: Rhythm = (at) => at.getTime() > monday + 6 * week && at.getTime() < monday + 8 * week;
    const { quiet } = await watch(
      9 * 7 * 24,
      (at) => isOffice(at) && !isAway(at),
      (at) => !isAway(at),
    );
    expect(quiet).toEqual([]);
  });

  test('counts the looks of a source that is looked at once a day', async () => {
    const atSeven: Rhythm = (at) => at.getUTCHours() === 7;
    expect((await watch(weeks, atSeven, atSeven)).quiet).toEqual([]);
    const stop = 6 * 7 * 24;
    const { quiet } = await watch(
      stop + 7 * 24,
      (at) => atSeven(at) && at.getTime() < monday + stop * hour,
      atSeven,
    );
    expect((quiet[0] ?? Number.POSITIVE_INFINITY) - stop).toBeLessThanOrEqual(3 * 24);
  });

  test('of one that sends itself is of the hours in which it could send', async () => {
    const { record } = await watch(4 * 7 * 24, isOffice, isOffice);
    const later = monday + 4 * week;
    expect(isBeyondRhythm(record, later + day)).toBe(false);
    for (let i = 0; i < 24; i += 1) {
      expect(noteListening(record, later + i * hour)).toBe(true);
      expect(noteListening(record, later + i * hour + 60_000)).toBe(false);
    }
    expect(isBeyondRhythm(record, later + day)).toBe(true);
  });

  test('is not known before two weeks', async () => {
    const { record } = await watch(12 * 24, () => true);
    expect(isBeyondRhythm(record, monday + 12 * day)).toBeNull();
  });
});
