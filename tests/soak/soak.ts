import { endLife } from './end-life.ts';
import { injectFaults, limitForLong } from './inject.ts';
import { type Journal, keepJournal } from './journal.ts';
import { type KillPoint, killPoints } from './kill-points.ts';
import { createLives, type Lives } from './lives.ts';
import { judge, type Verdict } from './oracle.ts';
import { type Chance, createChance } from './random.ts';
import type { SoakRecord } from './record.ts';
import { reckonSlots } from './slots.ts';
import { type Stage, setStage } from './stage.ts';
import { inventStories } from './stories.ts';
import { count, forbidAndDelete, openAgain, shakeDiscord, steady } from './weather.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How a run goes. */
export interface SoakWish {
  readonly seed: number;
  readonly channels: number;
  /** Processes to kill. */
  readonly kills: number;
  /** Kills in one storm at most. */
  readonly killsAtOnce: number;
  /** No new storms after so many minutes of real time. */
  readonly minutes: number;
  /** Those of the timetables that are used, by name; all when left out. */
  readonly timetables?: readonly string[];
  /** Points that are aimed at before the others, in this order. */
  readonly points?: readonly KillPoint[];
  readonly storiesPerDay: number;
  /** Told now and then how far it is. */
  progress?(words: string): void;
}

/** What a run did and what came of it. */
export interface SoakRun {
  readonly wish: SoakWish;
  readonly record: SoakRecord;
  readonly kills: ReadonlyMap<KillPoint, number>;
  readonly shaken: ReadonlyMap<string, number>;
  readonly struck: ReadonlyMap<string, number>;
  readonly requests: number;
  readonly lives: number;
  /** ms of real time. */
  readonly took: number;
  readonly verdict: Verdict;
}

/** Fridays, two days before a clock changes somewhere: New York, Amsterdam, Lord Howe, Amsterdam, New York. */
const starts = ['2027-03-12', '2027-03-26', '2027-10-01', '2027-10-29', '2027-11-05'];
/** Stories are told for a week after they came in: a run is shorter than that. */
const longest = 5 * day;

/** What the steps of a run share. */
interface Run {
  readonly stage: Stage;
  readonly lives: Lives;
  readonly record: SoakRecord;
  readonly journal: Journal;
  readonly chance: Chance;
  readonly kills: Map<KillPoint, number>;
  readonly shaken: Map<string, number>;
  /** How often each point was aimed at. */
  readonly tried: Map<KillPoint, number>;
  readonly wish: SoakWish;
  /** The point that this life is to end at, and the ticks in which it has not come there. */
  aim: { readonly point: KillPoint; ticks: number } | null;
}

/** A life that has not come to its point in so many ticks ends elsewhere. */
const patience = 8;

/** A whole run: calm, storms, calm; then the verdict. Ends all that it started. */
export async function soak(wish: SoakWish): Promise<SoakRun> {
  const begun = performance.now();
  const chance = createChance(wish.seed);
  const from = Date.parse(`${chance.pick(starts)}T00:10:00Z`);
  const stage = await setStage(chance.branch('stage'), wish, from);
  const horizon = from + longest + 4 * day;
  const record: SoakRecord = {
    from,
    to: horizon,
    channels: stage.channels,
    stories: inventStories(chance.branch('stories'), from, horizon, wish.storiesPerDay),
    ticks: [],
    settled: [],
    posts: [],
    leaks: [],
    invalid: new Map(),
  };
  const lives = createLives(stage.config);
  const journal = keepJournal(
    stage.sandbox,
    record,
    () => stage.clock.at,
    () => lives.begun,
  );
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
  };
  try {
    await goThrough(run, begun);
    const took = Math.round(performance.now() - begun);
    const { struck, requests } = journal;
    const { kills, shaken } = run;
    return {
      wish,
      record,
      kills,
      shaken,
      struck,
      requests,
      lives: lives.begun,
      took,
      verdict: judge(record),
    };
  } finally {
    journal.stop();
    await lives.close();
    await stage.clear();
  }
}

/**
 * The moments at which something is due, one after the other: calm until each timetable has had its first slot (an earlier
 * one is no news of a channel's), then storms, then calm until each has had another.
 */
async function goThrough(run: Run, begun: number): Promise<void> {
  const { stage, record, chance, wish, lives } = run;
  const calmUntil = allHadOne(record, record.from);
  let end = Number.POSITIVE_INFINITY;
  for (const moment of momentsOf(record)) {
    if (moment > end) break;
    const isDone = killed(run) >= wish.kills || performance.now() - begun > wish.minutes * minute;
    if (
      end === Number.POSITIVE_INFINITY &&
      moment > calmUntil &&
      (isDone || moment >= record.from + longest)
    ) {
      await steady(run);
      openAgain(run, Number.POSITIVE_INFINITY);
      endNews(record, moment);
      end = allHadOne(record, Math.max(moment + hour, lastLift(record)));
    }
    stage.clock.at = moment;
    openAgain(run, moment);
    if (moment <= calmUntil || end !== Number.POSITIVE_INFINITY) await settle(run, moment);
    else if (chance.happens(0.08)) {
      await lives.kill();
      count(run.shaken, 'nobody lives for a while');
    } else await storm(run, moment);
    const seconds = Math.round((performance.now() - begun) / 1_000);
    const told = `${killed(run)} kills, ${record.posts.length} messages`;
    wish.progress?.(`${new Date(moment).toISOString().slice(0, 16)}, after ${seconds} s: ${told}`);
  }
  record.to = stage.clock.at;
}

/** When each timetable has had a slot after `from`, ms. */
function allHadOne({ channels }: SoakRecord, from: number): number {
  const first = channels.map(
    ({ timetable, timezone }) => reckonSlots(timetable, timezone, from, from + 4 * day)[0],
  );
  return Math.max(...first.map((slot) => slot ?? from));
}

/** Lives that are killed one after the other in bad weather, from `moment` on; then, most times, all is well again. */
async function storm(run: Run, moment: number): Promise<void> {
  const { stage, lives, record, chance, wish, kills } = run;
  const { sandbox, clock } = stage;
  const dueNow = record.channels.filter(
    (one) => reckonSlots(one.timetable, one.timezone, moment - 1, moment).length > 0,
  ).length;
  for (let left = chance.whole(1, dueNow < 4 ? 2 : wish.killsAtOnce); left > 0; left -= 1) {
    stage.deliver(record.stories);
    if (lives.isAlive && chance.happens(0.3)) await shakeDiscord(run);
    else await steady(run);
    injectFaults(sandbox, chance, dueNow);
    if (chance.happens(0.04)) limitForLong(sandbox);
    const aim = run.aim ?? { point: nextPoint(run), ticks: 0 };
    aim.ticks += 1;
    record.ticks.push(clock.at);
    const met = await endLife({ lives, sandbox, chance }, aim.point, clock.at, aim.ticks >= patience);
    if (met !== null) count(kills, met);
    run.aim = met === null ? aim : null;
    clock.at += chance.pick([1_000, 20_000, 100_000, 170_000]);
  }
  // One that was told to wait for long does so by its own clock, which nobody moves.
  if (lives.isAlive && hasWaits(run)) {
    await lives.kill();
    count(kills, 'between ticks');
  }
  if (chance.happens(0.25)) {
    await steady(run);
    return;
  }
  await settle(run, clock.at + 6 * minute);
  forbidAndDelete(run);
}

/** All is well: a life that lasts, from `moment` on; what waited for its next try has it. */
async function settle(run: Run, moment: number): Promise<void> {
  const { stage, lives, record, journal } = run;
  await steady(run);
  stage.clock.at = moment;
  if (!lives.isAlive) await lives.begin(moment);
  await stage.sandbox.ready(20_000);
  for (const at of [moment, moment + 6 * minute + 10_000]) {
    stage.clock.at = at;
    stage.deliver(record.stories);
    record.ticks.push(at);
    if ((await lives.tick(at)) !== 'done') throw new Error('A life that nobody killed has ended');
  }
  record.settled.push(stage.clock.at);
  journal.lookForLeaks(stage.clock.at);
}

/** A point that has been met or tried seldom goes before the others. */
function nextPoint({ kills, tried, chance, wish }: Run): KillPoint {
  const first = wish.points?.find((one) => !tried.has(one));
  if (first !== undefined) {
    count(tried, first);
    return first;
  }
  const weight = (point: KillPoint) => 1 / (1 + (kills.get(point) ?? 0) + (tried.get(point) ?? 0) / 2) ** 2;
  let left = chance.next() * killPoints.reduce((sum, point) => sum + weight(point), 0);
  const found = killPoints.find((point) => {
    left -= weight(point);
    return left < 0;
  });
  const point = found ?? 'at any statement';
  count(tried, point);
  return point;
}

/** Whether a wait was asked for that outlasts the calm, by the clock of the machine. */
function hasWaits({ journal, lives }: Run): boolean {
  return journal.longWaitIn === lives.begun;
}

function killed({ kills }: Run): number {
  return [...kills.values()].reduce((sum, one) => sum + one, 0);
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
