import { type Aim, endLife } from './end-life.ts';
import { failNextPost, injectFaults, limitForLong } from './inject.ts';
import { faultKinds, type Journal } from './journal.ts';
import {
  type KillPoint,
  killPoints,
  type RequestPoint,
  requestPoints,
  statementPoints,
} from './kill-points.ts';
import type { Lives } from './lives.ts';
import type { Chance } from './random.ts';
import { shareAndFollow } from './readers.ts';
import type { SoakRecord } from './record.ts';
import { reckonSlots } from './slots.ts';
import type { SoakWish } from './soak.ts';
import type { Stage } from './stage.ts';
import { count, forbidAndDelete, shakeDiscord, shakes, steady } from './weather.ts';

const minute = 60_000;
/** A storm's lives are told moments within so many ms; what follows must fit before the next slot, half an hour on. */
const longestStorm = 14 * minute;
/** Longer than Telex waits for any next try, but for what a closed channel waits for, ms. */
const afterRetries = 5 * minute + 10_000;
/** Clean ticks at most until one goes through without anything going wrong. */
const mostTicks = 6;

/** What the steps of a run share. */
export interface Run {
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
  /** The points that this life is to end at, and the ticks in which it has not come there. */
  aim: (Aim & { ticks: number }) | null;
  /** Lives that were killed. */
  ended: number;
}

/** A life that has not come to its point in so many ticks ends elsewhere. */
const patience = 3;

/** So many channels have a slot at this moment, ms. */
function dueAt({ record }: Run, moment: number): number {
  return record.channels.filter(
    (one) => reckonSlots(one.timetable, one.timezone, moment - 1, moment).length > 0,
  ).length;
}

/** Lives that are killed one after the other in bad weather, from `moment` on: at least `least`, if they come to it. */
export async function storm(run: Run, moment: number, least: number): Promise<void> {
  const { stage, lives, record, chance, wish, journal } = run;
  const { sandbox } = stage;
  const expected = dueAt(run, moment) + 12;
  const wanted = Math.max(chance.whole(1, wish.killsAtOnce), Math.min(least, wish.killsAtOnce));
  const inject = () => injectFaults({ sandbox, chance, journal, share: wish.failing }, expected);
  const goal = run.ended + wanted;
  let at = moment;
  // Ticks that come to no point count a little too, so that a storm ends.
  for (let left = wanted * 2; left > 0 && run.ended < goal && !isAllDone(run); left -= 1) {
    stage.deliver(record.stories, at);
    await steady(run);
    // A start that fails is tried again after two seconds of the machine's time: seldom.
    if (!lives.isAlive && !wish.isShort && chance.happens(0.1)) inject();
    if (hasAllKills(run)) await liveThrough(run, at, inject);
    else await liveToItsEnd(run, at, inject);
    at += at > moment + longestStorm ? 1_000 : stepTo(run);
  }
  // One that was told to wait for long does so by its own clock, which nobody moves.
  if (lives.isAlive && journal.longWaitIn === lives.begun) await endNow(run);
}

/** One tick that is to be the last, or one of the last, of the life that it is in. */
async function liveToItsEnd(run: Run, at: number, inject: () => void): Promise<void> {
  const { stage, lives, record, chance, wish } = run;
  const { sandbox } = stage;
  const aim = run.aim ?? { ...nextAim(run), ticks: 0 };
  aim.ticks += 1;
  if (aim.point === 'while it starts' && lives.isAlive) await endNow(run);
  const beforeTick = async () => {
    await shakeDiscord(run, wish.everyKind);
    inject();
    if (aim.point === 'while a failure is recorded' && chance.happens(0.5)) failNextPost(sandbox);
    if (chance.happens(0.02)) limitForLong(sandbox);
  };
  record.ticks.push(at);
  const isLast = aim.ticks >= (wish.patience ?? patience);
  const met = await endLife({ lives, sandbox, chance, pass: stage.pass, beforeTick }, aim, at, isLast);
  for (const point of met) count(run.kills, point);
  if (met.length > 0) run.ended += 1;
  run.aim = met.length > 0 ? whatIsLeft(run, aim, met) : aim;
}

/** One tick in bad weather: all were killed that were to be, and some kind of weather has not been there. */
async function liveThrough(run: Run, at: number, inject: () => void): Promise<void> {
  const { lives, record, wish } = run;
  if (!lives.isAlive) await lives.begin(at);
  await shakeDiscord(run, wish.everyKind);
  inject();
  record.ticks.push(at);
  if ((await lives.tick(at)) !== 'done') throw new Error('A life that nobody killed has ended');
}

/** Whether so many lives were killed as was wished, at the points and in weather of all the kinds that were. */
export function isAllDone(run: Run): boolean {
  const { wish, journal, shaken } = run;
  if (!hasAllKills(run)) return false;
  return (
    !wish.everyKind ||
    (faultKinds.every((kind) => journal.struck.has(kind)) && shakes.every((kind) => shaken.has(kind)))
  );
}

function hasAllKills({ wish, ended, aim, tried }: Run): boolean {
  const wished = wish.aims?.length ?? 0;
  return (
    ended >= wish.kills && numberAimed(tried) >= wished && !(aim !== null && numberAimed(tried) === wished)
  );
}

/** What was wished for by name is met in the end: of two points that were to be met at once, the other has its own life. */
function whatIsLeft({ wish, tried }: Run, { point, alongside }: Aim, met: readonly KillPoint[]): Run['aim'] {
  if (numberAimed(tried) > (wish.aims?.length ?? 0)) return null;
  const left = [point, alongside].find((one) => one !== undefined && !met.includes(one));
  return left === undefined ? null : { point: left, ticks: 0 };
}

/** ms until the next life: who looks in the channel does so two minutes after the call. */
function stepTo({ aim, wish, tried, chance }: Run): number {
  const next = aim ?? wish.aims?.[numberAimed(tried)];
  const isLooking = [next?.point, next?.alongside].includes('while it looks in the channel');
  return isLooking ? 170_000 : chance.pick([1_000, 20_000, 100_000, 170_000]);
}

/** Kills the one that lives, which has nothing to do. */
export async function endNow(run: Run): Promise<void> {
  await run.lives.kill();
  count(run.kills, 'between ticks');
  run.ended += 1;
}

/**
 * A life that lasts, from `moment` on: first in bad weather, then all is well and what waited for its next try has it. All
 * is well when a tick has gone through in which nothing went wrong.
 */
export async function settle(run: Run, moment: number): Promise<void> {
  const { stage, lives, record, journal, chance, wish } = run;
  const { sandbox, clock } = stage;
  await steady(run);
  if (!lives.isAlive) await lives.begin(moment);
  await sandbox.ready(20_000);
  if (!wish.isShort) injectFaults({ sandbox, chance, journal, share: wish.failing }, dueAt(run, moment) + 3);
  await tickThrough(run, moment);
  await steady(run);
  await tickThrough(run, clock.at + afterRetries);
  for (let tick = 0, wrong = -1; wrong !== journal.wrong; tick += 1) {
    if (tick >= mostTicks) throw new Error('It does not become calm: there is always a request that fails');
    wrong = journal.wrong;
    await tickThrough(run, clock.at + (tick === 0 ? afterRetries : 10_000));
  }
  record.settled.push(clock.at);
  journal.lookForLeaks(clock.at);
}

async function tickThrough({ stage, record, lives }: Run, at: number): Promise<void> {
  stage.deliver(record.stories, at);
  record.ticks.push(at);
  if ((await lives.tick(at)) !== 'done') throw new Error('A life that nobody killed has ended');
}

/** What comes after the storm of this moment: most times, all is well again. */
export async function calmDown(run: Run): Promise<void> {
  if (run.chance.happens(0.25)) {
    await steady(run);
    return;
  }
  await settle(run, run.stage.clock.at + minute);
  await shareAndFollow(run);
  forbidAndDelete(run);
}

function numberAimed(tried: ReadonlyMap<KillPoint, number>): number {
  return [...tried.values()].reduce((sum, one) => sum + one, 0);
}

/** A point that has been met or tried seldom goes before the others. */
function nextAim({ kills, tried, chance, wish }: Run): Aim {
  const first = wish.aims?.[numberAimed(tried)];
  if (first !== undefined) {
    count(tried, first.point);
    return first;
  }
  const point = pickSeldom(killPoints, kills, tried, chance);
  count(tried, point);
  const nth = chance.happens(0.6) ? 1 : chance.whole(2, 9);
  if (!(point in statementPoints) || chance.happens(0.8)) return { point, nth };
  const held = Object.keys(requestPoints) as RequestPoint[];
  return { point, nth, alongside: pickSeldom(held, kills, tried, chance) };
}

function pickSeldom<P extends KillPoint>(
  points: readonly P[],
  kills: ReadonlyMap<KillPoint, number>,
  tried: ReadonlyMap<KillPoint, number>,
  chance: Chance,
): P {
  const weight = (point: P) => 1 / (1 + (kills.get(point) ?? 0) + (tried.get(point) ?? 0) / 2) ** 2;
  let left = chance.next() * points.reduce((sum, point) => sum + weight(point), 0);
  const found = points.find((point) => {
    left -= weight(point);
    return left < 0;
  });
  return found ?? chance.pick(points);
}
