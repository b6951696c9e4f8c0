import type { SourceHealth } from './health.ts';

/** What the operator is told of a source: that something is wrong, or that it is over. */
export interface SourceAlert {
  readonly health: SourceHealth;
  /** `over`: the source is well again after what was told before. */
  readonly what: 'failing' | 'garbage' | 'quiet' | 'over';
  /** Since when it has been so, in ms since the epoch. */
  readonly since: number;
}

type Trouble = Exclude<SourceAlert['what'], 'over'>;

/** What is remembered of a source's alerts. Moments in ms since the epoch. */
export interface AlertRecord {
  /** What was told, or is to be; null when nothing is wrong any more. */
  readonly state: Trouble | null;
  readonly since: number;
  /** When the operator was told of that; null while that is still to be done. */
  readonly toldAt: number | null;
  /** When the operator was told anything last, that it was over too; null for never. */
  readonly lastToldAt: number | null;
  /** Since when the source has been well again; null while it is not. */
  readonly wellSince: number | null;
  /** What is wrong now where that is something else, and since when it was nothing but that; else null. */
  readonly other: { readonly state: Trouble; readonly since: number } | null;
  /** Whether it was well for a while and then came back: whether it is over is then believed later. */
  readonly isBack: boolean;
}

const hour = 3_600_000;
const day = 24 * hour;
/** A source is well again when it has been so for as long: what comes and goes is one alert, not fifty. */
const wellFor = hour;
/** Of a source that came and went before, and of what is wrong with it now, a day is waited for. */
const restFor = day;
/** A source that has been well for so long begins anew. */
const forgottenAfter = 3 * day;

/** What is to be remembered of a source's alert after a look at its health, and what the operator is to be told, if anything. */
export interface AlertStep {
  readonly record: AlertRecord | null;
  readonly alert: SourceAlert | null;
}

/**
 * The next step of a source's alert, from what is remembered of it and its health at `now` (ms). An alert that was not told
 * yet is given again; one that was over before it was told is forgotten. A source that comes and goes is told of once a day at
 * most: it may come back after a day only, is over then when it has been well for a day, and what is wrong now takes the place of what was wrong
 * before when it has been nothing else for a day.
 */
export function stepAlert(before: AlertRecord | null, health: SourceHealth, now: number): AlertStep {
  const { state } = health;
  if (state === 'off') return { record: null, alert: null };
  return state === 'failing' || state === 'garbage' || state === 'quiet'
    ? stepIntoTrouble(before, state, health, now)
    : stepOut(before, health, now);
}

function stepIntoTrouble(
  before: AlertRecord | null,
  state: Trouble,
  health: SourceHealth,
  now: number,
): AlertStep {
  const since = health.since ?? now;
  const record = takeUp(before, state, since, now);
  const isResting = record.lastToldAt !== null && Math.abs(now - record.lastToldAt) < restFor;
  const isToBeTold = record.state === state && record.toldAt === null && !isResting;
  return { record, alert: isToBeTold ? { health, what: state, since: record.since } : null };
}

function takeUp(before: AlertRecord | null, state: Trouble, since: number, now: number): AlertRecord {
  const begun = { state, since, toldAt: null, wellSince: null, other: null };
  if (before === null) return { ...begun, lastToldAt: null, isBack: false };
  if (before.state === null) return { ...before, ...begun, isBack: true };
  if (before.toldAt === null)
    return before.state === state ? { ...before, wellSince: null } : { ...before, ...begun };
  if (before.state === state) return { ...before, wellSince: null, other: null };
  const other = before.other?.state === state ? before.other : { state, since: now };
  return now - other.since >= restFor ? { ...before, ...begun } : { ...before, wellSince: null, other };
}

function stepOut(before: AlertRecord | null, health: SourceHealth, now: number): AlertStep {
  if (before === null) return { record: null, alert: null };
  const { state, toldAt, lastToldAt } = before;
  if (state === null || toldAt === null) {
    const isForgotten = lastToldAt === null || now - lastToldAt >= forgottenAfter;
    return { record: isForgotten ? null : { ...before, state: null }, alert: null };
  }
  const wellSince = before.wellSince ?? now;
  const isOver = now - wellSince >= (before.isBack ? restFor : wellFor);
  return {
    record: { ...before, wellSince, other: null },
    alert: isOver ? { health, what: 'over', since: wellSince } : null,
  };
}

/** What is to be remembered once the operator was told of `alert`; `now` in ms. */
export function noteTold(record: AlertRecord | null, alert: SourceAlert, now: number): AlertRecord | null {
  if (record === null) return null;
  if (alert.what === 'over') return { ...record, state: null, lastToldAt: now };
  return record.state === alert.what ? { ...record, toldAt: now, lastToldAt: now } : record;
}
