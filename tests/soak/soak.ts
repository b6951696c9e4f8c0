import type { Aim } from './end-life.ts';
import { keepJournal } from './journal.ts';
import type { KillPoint } from './kill-points.ts';
import { createLives } from './lives.ts';
import { judge, type Verdict } from './oracle.ts';
import { createChance } from './random.ts';
import { shareAndFollow } from './readers.ts';
import type { SoakRecord } from './record.ts';
import { reckonSlots } from './slots.ts';
import { setStage } from './stage.ts';
import { inventStories } from './stories.ts';
import { calmDown, endNow, isAllDone, type Run, settle, storm } from './storm.ts';
import { count, openAgain, steady } from './weather.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How a run goes. */
export interface SoakWish {
  readonly seed: number;
  readonly channels: number;
  /** Lives to kill: storms end when so many were. */
  readonly kills: number;
  /** Kills in one storm at most. */
  readonly killsAtOnce: number;
  /** No new storms after so many minutes of real time; null for as long as the kills take. */
  readonly minutes: number | null;
  /** The share of all requests that fail. */
  readonly failing: number;
  /** Storms go on until each kind of fault and of weather was there. */
  readonly everyKind: boolean;
  /** Those of the timetables that are used, by name; all when left out. */
  readonly timetables?: readonly string[];
  /** The timezones of the channels, in turn; several when left out. */
  readonly timezones?: readonly string[];
  /** What is aimed at before anything else, in this order. */
  readonly aims?: readonly Aim[];
  /** Ticks in which a life may not come to its point before it ends elsewhere. */
  readonly patience?: number;
  /**
   * True: no faults in the calm and at a start, which is tried again after two seconds; and of eight lives one has threads of its
   * own for copy, which take half as long to start as all the rest.
   */
  readonly isShort?: boolean;
  readonly storiesPerDay: number;
  /** The share of stories of which the agency says something later. */
  readonly restless?: number;
  /** Told now and then how far it is. */
  progress?(words: string): void;
}

/** What ended the storms: all that was wished for had been done, the minutes were over, or the days of the story were. */
export type EndedBy = 'all was done' | 'minutes' | 'story time';

/** What a run did and what came of it. */
export interface SoakRun {
  readonly wish: SoakWish;
  readonly record: SoakRecord;
  /** Lives that were killed. */
  readonly killed: number;
  /** At which points: one life may end at two. */
  readonly kills: ReadonlyMap<KillPoint, number>;
  readonly shaken: ReadonlyMap<string, number>;
  readonly struck: ReadonlyMap<string, number>;
  readonly requests: number;
  /** Of those, the ones that failed because it was so wished. */
  readonly failed: number;
  readonly lives: number;
  readonly endedBy: EndedBy;
  /** ms of real time. */
  readonly took: number;
  readonly verdict: Verdict;
}

/** Fridays, two days before a clock changes somewhere: New York, Amsterdam, Lord Howe, Amsterdam, New York. */
const starts = ['2027-03-12', '2027-03-26', '2027-10-01', '2027-10-29', '2027-11-05'];
/** Stories are told for a week after they came in: a run is shorter than that. */
const longest = 5 * day;

const shortThreadsEach = 8;

/** A whole run: calm, storms, calm; then the verdict. Ends all that it started. */
export async function soak(wish: SoakWish): Promise<SoakRun> {
  const begun = performance.now();
  const chance = createChance(wish.seed);
  const from = Date.parse(`${chance.pick(starts)}T00:10:00Z`);
  const slow = { note() {} };
  const stage = await setStage(chance.branch('stage'), wish, from, () => slow.note());
  const horizon = from + longest + 4 * day;
  const record: SoakRecord = {
    from,
    to: horizon,
    channels: stage.channels,
    stories: inventStories(chance.branch('stories'), from, horizon, wish),
    ticks: [],
    settled: [],
    posts: [],
    shares: [],
    follows: [],
    leaks: [],
    invalid: new Map(),
  };
  const lives = createLives(stage.config, stage.clock, {
    expected: wish.kills + 1,
    threadsEach: wish.isShort ? shortThreadsEach : 1,
  });
  const journal = keepJournal(
    stage.sandbox,
    record,
    () => stage.clock.at,
    () => lives.begun,
  );
  slow.note = journal.noteSlow;
  const run: Run = {
    stage,
    lives,
    record,
    journal,
    chance,
    kills: new Map(),
    shaken: new Map(),
    tried: new Map(),
    wish,
    aim: null,
    ended: 0,
  };
  try {
    const endedBy = await goThrough(run, begun);
    const took = Math.round(performance.now() - begun);
    const { struck, requests, failed } = journal;
    const { kills, shaken, ended } = run;
    const verdict = judge(record);
    return {
      wish,
      record,
      killed: ended,
      kills,
      shaken,
      struck,
      requests,
      failed,
      lives: lives.begun,
      endedBy,
      took,
      verdict,
    };
  } finally {
    journal.stop();
    await lives.close();
    await stage.clear();
  }
}

/**
 * The moments at which something is due, one after the other: calm until each timetable has had its first slot (an earlier
 * one is no news of a channel's), then storms, then calm until each has had another. Gives what ended the storms.
 */
async function goThrough(run: Run, begun: number): Promise<EndedBy> {
  const { stage, record, chance, wish, lives } = run;
  const calmUntil = allHadOne(record, record.from);
  const moments = momentsOf(record);
  const stormy = moments.filter((moment) => moment > calmUntil && moment < record.from + longest);
  const lastOfAll = stormy.at(-1) ?? calmUntil;
  let end = Number.POSITIVE_INFINITY;
  let endedBy: EndedBy | null = null;
  for (const moment of moments) {
    if (moment > end) break;
    if (endedBy === null && moment > calmUntil) {
      endedBy = whatEnds(run, moment > lastOfAll, begun);
      if (endedBy !== null) {
        await steady(run);
        openAgain(run, Number.POSITIVE_INFINITY);
        endNews(record, moment);
        const caughtUp = moment + hoursToCatchUp(run, moment) * hour;
        end = allHadOne(record, Math.max(caughtUp, lastLift(record)));
      }
    }
    openAgain(run, moment);
    if (moment <= calmUntil || endedBy !== null) {
      await settle(run, moment);
      // What is pressed at the end would have nothing come of it.
      if (endedBy === null) await shareAndFollow(run);
    } else if (chance.happens(0.08)) {
      if (lives.isAlive) await endNow(run);
      count(run.shaken, 'nobody lives for a while');
    } else {
      // So that all of them fit into the days that there are.
      const left = stormy.length - stormy.indexOf(moment);
      await storm(run, moment, Math.ceil((wish.kills - run.ended) / (0.8 * left)));
      await calmDown(run);
    }
    const seconds = Math.round((performance.now() - begun) / 1_000);
    const told = `${run.ended} kills, ${record.posts.length} messages`;
    wish.progress?.(`${new Date(moment).toISOString().slice(0, 16)}, after ${seconds} s: ${told}`);
  }
  record.to = stage.clock.at;
  return endedBy ?? 'story time';
}

/** What ends the storms at this moment; null when nothing does. */
function whatEnds(run: Run, isOver: boolean, begun: number): EndedBy | null {
  const { wish } = run;
  if (isAllDone(run)) return 'all was done';
  if (wish.minutes !== null && performance.now() - begun > wish.minutes * minute) return 'minutes';
  return isOver ? 'story time' : null;
}

/** A digest has a lead and so many briefs (see the stage); the newest go first. */
const inDigest = 21;

/** Digests an hour that it takes at most, at this moment (ms), until a channel has what came in while nothing could be posted there. */
function hoursToCatchUp({ record, wish }: Run, moment: number): number {
  const perHour = wish.storiesPerDay / 24;
  const stretches = record.channels.flatMap(({ forbidden }) => forbidden);
  const longest = Math.max(0, ...stretches.map(({ from, to }) => Math.min(to, moment) - from));
  return 1 + Math.ceil(((longest / hour) * perHour) / (inDigest - perHour));
}

/** When each timetable has had a slot after `from`, ms. */
function allHadOne({ channels }: SoakRecord, from: number): number {
  const first = channels.map(
    ({ timetable, timezone }) => reckonSlots(timetable, timezone, from, from + 4 * day)[0],
  );
  return Math.max(...first.map((slot) => slot ?? from));
}

/** Every moment at which something is due somewhere, ascending. */
function momentsOf({ channels, from, to }: SoakRecord): number[] {
  const kinds = new Map(channels.map((one) => [`${one.timetable.name} ${one.timezone}`, one]));
  const slots = [...kinds.values()].flatMap((one) => reckonSlots(one.timetable, one.timezone, from, to));
  return [...new Set(slots)].toSorted((a, b) => a - b);
}

/** When the last embargo ends, ms. */
function lastLift({ stories }: SoakRecord): number {
  return Math.max(
    ...stories.flatMap(({ versions }) => versions.map(({ embargoUntil }) => embargoUntil ?? 0)),
  );
}

/** What had not come in by `at` (ms) will not. */
function endNews(record: SoakRecord, at: number): void {
  record.stories = record.stories
    .map((story) => ({ ...story, versions: story.versions.filter((version) => version.at <= at) }))
    .filter(({ versions }) => versions.length > 0);
}
