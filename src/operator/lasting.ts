/** What is remembered of something that is wrong for a time. Moments in ms since the epoch. */
export interface Lasting {
  /** Since when it has been wrong. */
  readonly since: number;
  /** When the operator was told; null while that is still to be done. */
  readonly toldAt: number | null;
  /** Since when it has been well again; null while it is not. */
  readonly wellSince: number | null;
}

/** What to remember, and what the operator is to be told: that it is wrong, that it is over, nothing. */
export interface LastingStep {
  readonly record: Lasting | null;
  readonly tell: 'wrong' | 'over' | null;
}

/**
 * The next step, from what is remembered and whether it is wrong at `now` (ms): told once, and over once it has been well for
 * `wellFor` ms. What was over before it was told is forgotten. `since`: since when it is wrong, `now` when left out.
 */
export function stepLasting(
  before: Lasting | null,
  isWrong: boolean,
  now: number,
  wellFor: number,
  since = now,
): LastingStep {
  if (isWrong) {
    const record =
      before === null ? { since, toldAt: null, wellSince: null } : { ...before, wellSince: null };
    return { record, tell: record.toldAt === null ? 'wrong' : null };
  }
  if (before === null || before.toldAt === null) return { record: null, tell: null };
  // A clock that was put back does not make it last.
  const wellSince = before.wellSince === null ? now : Math.min(before.wellSince, now);
  return { record: { ...before, wellSince }, tell: now - wellSince >= wellFor ? 'over' : null };
}

/**
 * What to remember once the operator was told at `now` that it is wrong, or over. What was over before it was known that this was told is
 * still to be told as over.
 */
export function noteLastingTold(
  record: Lasting | null,
  told: { readonly isOver: boolean; readonly since: number },
  now: number,
): Lasting | null {
  if (told.isOver) return null;
  return { since: told.since, wellSince: null, ...record, toldAt: now };
}
