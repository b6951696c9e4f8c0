const minute = 60_000;
/** What has been due for so long, ms, is looked at: what is due now is being sent. */
export const dueFor = minute;
/** What has been due for so long is late, ms. */
const lateAfter = 10 * minute;
/** So long late messages have to become no fewer, ms, before somebody is woken: a start that catches up takes its time. */
const stuckFor = 10 * minute;
/** A gap between two looks after which nothing is known of the time between, ms: the process stood still, or another looked. */
const longestGap = 15 * minute;

/** What waits that was due at least `dueFor` ago. Moments in ms since the epoch. */
export interface Backlog {
  /** Channels with something of it. */
  readonly channels: number;
  /** When the first of it fell due; null when there is nothing. */
  readonly oldestAt: number | null;
}

/** A look at the backlog. */
export interface BacklogLook extends Backlog {
  readonly at: number;
}

/**
 * The looks to remember, oldest first, after one at `now` (ms): those since messages have been waiting without end, of which one is as
 * old as is needed to tell whether they become fewer. `isReachable`: false while Discord is not, which says nothing of the bot.
 */
export function rememberLook(
  looks: readonly BacklogLook[],
  backlog: Backlog,
  isReachable: boolean,
  now: number,
): readonly BacklogLook[] {
  if (!isReachable || backlog.oldestAt === null) return [];
  const last = looks.at(-1);
  const goesOn = last !== undefined && now >= last.at && now - last.at <= longestGap;
  const kept = goesOn ? looks : [];
  const needed = kept.findLastIndex(({ at }) => now - at >= stuckFor);
  return [...kept.slice(Math.max(needed, 0)), { ...backlog, at: now }];
}

/**
 * Whether, by these looks, messages are late and become no fewer: of the last two that lie far enough apart the later one saw as
 * many channels as the earlier one, and what waited longest had waited no less.
 */
export function isStuck(looks: readonly BacklogLook[]): boolean {
  const last = looks.at(-1);
  const earlier = last && looks.findLast(({ at }) => last.at - at >= stuckFor);
  if (last === undefined || earlier === undefined) return false;
  const behind = waited(last);
  return behind >= lateAfter && behind >= waited(earlier) && last.channels >= earlier.channels;
}

function waited({ at, oldestAt }: BacklogLook): number {
  return oldestAt === null ? 0 : at - oldestAt;
}
