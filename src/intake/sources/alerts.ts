import type { SourceHealth } from './health.ts';

/** What the operator is told of a source: that something is wrong, or that it is over. */
export interface SourceAlert {
  readonly health: SourceHealth;
  /** `over`: the source is well again after what was told before. */
  readonly what: 'failing' | 'garbage' | 'quiet' | 'over';
  /** Since when it has been so, in ms since the epoch. */
  readonly since: number;
}

/** What is remembered of a source's alert. Moments in ms since the epoch. */
export interface AlertRecord {
  readonly state: 'failing' | 'garbage' | 'quiet';
  readonly since: number;
  /** When the operator was told; null while that is still to be done. */
  readonly toldAt: number | null;
  /** Since when the source has been well again; null while it is not. */
  readonly wellSince: number | null;
}

/** A source is well again when it has been so for as long, in ms: what comes and goes is one alert, not fifty. */
const wellFor = 3_600_000;

/** What is to be remembered of a source's alert after a look at its health, and what the operator is to be told, if anything. */
export interface AlertStep {
  readonly record: AlertRecord | null;
  readonly alert: SourceAlert | null;
}

/**
 * The next step of a source's alert, from what is remembered of it and its health at `now` (ms). An alert that was not told
 * yet is given again; one for another reason takes its place; one that was over before it was told is forgotten.
 */
export function stepAlert(before: AlertRecord | null, health: SourceHealth, now: number): AlertStep {
  const { state } = health;
  if (state === 'failing' || state === 'garbage' || state === 'quiet') {
    const since = health.since ?? now;
    const record =
      before?.state === state
        ? { ...before, wellSince: null }
        : { state, since, toldAt: null, wellSince: null };
    const alert = record.toldAt === null ? { health, what: state, since: record.since } : null;
    return { record, alert };
  }
  if (before === null || before.toldAt === null || state === 'off') return { record: null, alert: null };
  const wellSince = before.wellSince ?? now;
  const record = { ...before, wellSince };
  const isOver = now - wellSince >= wellFor;
  return { record, alert: isOver ? { health, what: 'over', since: wellSince } : null };
}

/** What is to be remembered once the operator was told of `alert`; `now` in ms. */
export function noteTold(record: AlertRecord | null, alert: SourceAlert, now: number): AlertRecord | null {
  if (record === null || alert.what === 'over') return null;
  return record.state === alert.what ? { ...record, toldAt: now } : record;
}
