import type { Problem } from '../wire/problem.ts';
import { type CallPlace, limitOf, placeOfCause, refusedAt } from './call-place.ts';
import type { SendProblem } from './chat-gateway.ts';
import { createInvalidBudget } from './invalid-budget.ts';
import { createSpreadLimits } from './spread-limits.ts';
import {
  borne,
  countedFor,
  longestRest,
  mostInvalid,
  none,
  restAfter,
  rests,
  type Trouble,
  worsen,
} from './trouble.ts';

const minute = 60_000;
const hour = 60 * minute;
/** The rests of the token, after its first refusal: by then all that was under way may have been refused. */
const tokenRests = [minute, 10 * minute, 3 * hour, 12 * hour];
/** A rest that ends later than this from now was written by a wrong clock; a minute for what was noted since `now` was taken. */
const latestEnd = longestRest + minute;
/** Calls without any answer in a row, and servers that they were made in, after which Discord is taken to be away. */
const mostLost = 10;
const mostLostIn = 3;
/** Rests after so many, in ms: the first, twice as long each time, and the longest. */
const awayRestMs = { first: 5_000, longest: minute };
/** After so many in a row, in several channels where they were not answered, it is the server that is in trouble. */
const troubledAfter = 3;
const troubledIn = 2;
/**
 * Calls in flight in one server at most. All of them may be refused, and one more that begins after the first refusal; the
 * others come one at a time.
 */
const mostInServer = 4;

/** What is known of a cause of trouble, as it is kept over a restart. */
export interface CauseRecord {
  /**
   * `global` (a limit over everything), `spread` (limits in many channels at once), `all` (every invalid answer, see
   * `createInvalidBudget`); `server <id>`, or `channel <id>` where there is none; `limit <channel id>` (a limit of that channel alone);
   * `amend` and the server, channel or thread in which what stands there is refused to be changed.
   */
  readonly cause: string;
  /** Refusals in a row. */
  readonly invalid: number;
  /** ms since the epoch. */
  readonly restsUntil: number;
}

/** Where that is kept. Rejects when it cannot be read or written. */
export interface CauseBook {
  read(): Promise<readonly CauseRecord[]>;
  write(record: CauseRecord): Promise<void>;
  forget(cause: string): Promise<void>;
}

/** What came of a call: `fine`, or why not. */
export type CallEnd = 'fine' | SendProblem;

/** How a call ended by what the gateway said of it; null when none was made. */
export function callEnd(
  outcome: { readonly ok: true } | { readonly ok: false; readonly problem: SendProblem },
): CallEnd | null {
  if (outcome.ok) return 'fine';
  return outcome.problem.untried ? null : outcome.problem;
}

/** Knows which causes of trouble rest, and how many calls may be in flight for one. Times in ms since the epoch. */
export interface Causes {
  /** Until when nothing at all is to be called; null when something may be. */
  restOfAll(now: number): number | null;
  /** The same for one channel, by itself or with its whole server. */
  restOf(where: CallPlace, now: number): number | null;
  /**
   * When a trouble over everything was met last that may not have passed; null when there is none. Of the calls that
   * began since, one at a time tries whether it has.
   */
  troubledSince(): number | null;
  /** Calls of its kind (that post, that amend) that may be in flight in a server. */
  roomIn(where: CallPlace): number;
  /** True when the last calls of its kind in a server all went wrong. */
  isTroubled(where: CallPlace): boolean;
  /** What was refused there is known to have passed, without a call: its rest is over. One more refusal begins the next. */
  relieve(where: CallPlace): Promise<void>;
  /** Notes how a call ended that was `begun` at that moment. */
  note(where: CallPlace, end: CallEnd, begun: number, now: number): Promise<void>;
  /** Takes over what an earlier process knew. */
  recall(): Promise<void>;
}

/** `report` is told, once, of a cause that begins to rest. */
export function createCauses(book: CauseBook, report: (problem: Problem) => void): Causes {
  const token: Trouble = { ...none };
  const limit: Trouble = { ...none };
  const away: Trouble = { ...none };
  const spread = createSpreadLimits(book, tell);
  const budget = createInvalidBudget(book, report);
  /** By server, and by `limit <channel id>`. */
  const places = new Map<string, Trouble>();
  /** By server, the calls without an answer since its last one, and the channels that they were made in. */
  const lost = new Map<string, { count: number; last: number; readonly channels: Set<string> }>();
  /** The servers in which calls were not answered since one was, in any. */
  const awayIn = new Set<string>();
  const ofAll = [token, limit, away, spread.trouble];

  function troubleOf(cause: string): Trouble {
    const held = places.get(cause) ?? { ...none };
    places.set(cause, held);
    return held;
  }

  function isTroubled(where: CallPlace): boolean {
    const [ofServer = where.server] = refusedAt(where);
    if ((places.get(ofServer)?.count ?? 0) >= troubledAfter) return true;
    const unanswered = lost.get(where.server);
    return (
      unanswered !== undefined && unanswered.count >= troubledAfter && unanswered.channels.size >= troubledIn
    );
  }

  function tell(what: string, until: number, problem: SendProblem): void {
    const message = `${what}, and nothing is tried before ${new Date(until).toISOString()}: ${problem.message}`;
    report({ code: 'sending-rests', message });
  }

  /**
   * One more invalid answer for a cause; `least` (ms) is what Discord itself asked for. `what` is told when it begins to rest, which
   * comes back as true.
   */
  async function refuse(
    trouble: Trouble,
    cause: string,
    what: string | null,
    problem: SendProblem,
    now: number,
    least = 0,
  ): Promise<boolean> {
    worsen(trouble, Math.max(least, restAfter(trouble.count + 1, borne, rests)), now);
    const isFirst = trouble.count === borne;
    if (isFirst && what !== null) tell(`${what} ${borne} times in a row`, trouble.until, problem);
    await book.write({ cause, invalid: trouble.count, restsUntil: trouble.until });
    return isFirst;
  }

  /**
   * What was under way with the first refusal says the same as it: no reason to rest longer than was asked, but an answer that counts
   * towards the ten.
   */
  async function noteWave(problem: SendProblem, asked: number, now: number): Promise<void> {
    limit.count += 1;
    // Discord counts by ten minutes: one that is all the ten that a cause may draw is followed by none before they are over.
    const least = limit.count < mostInvalid ? asked : Math.max(asked, countedFor);
    limit.until = Math.max(limit.until, now + Math.min(least, longestRest));
    await book.write({ cause: 'global', invalid: limit.count, restsUntil: limit.until });
    if (limit.count === borne)
      tell(`Discord limited everything ${borne} times at once`, limit.until, problem);
  }

  async function noteLimit({ channelId }: CallPlace, problem: SendProblem, begun: number, now: number) {
    const asked = problem.retryAfterMs ?? 1_000;
    const isKeptTo = problem.status === undefined;
    if (problem.limit === 'global') {
      // Kept to without a request, because of an answer that counted: all it tells is when that limit ends.
      if (isKeptTo) {
        limit.last = now;
        limit.until = Math.max(limit.until, now + Math.min(asked, longestRest));
      } else if (limit.count > 0 && begun <= limit.last) await noteWave(problem, asked, now);
      else await refuse(limit, 'global', 'Discord limited everything', problem, now, asked);
      return;
    }
    // A limit that all bots share counts for nobody; one without an answer was kept to before it was met.
    if (problem.limit === 'shared' || isKeptTo) return;
    const cause = limitOf(channelId);
    await refuse(troubleOf(cause), cause, `Discord limited channel ${channelId}`, problem, now);
    await spread.note(channelId, problem, now);
  }

  function noteToken(problem: SendProblem, begun: number, now: number): void {
    // What was under way with the first one says the same as it.
    if (token.count > 0 && begun <= token.last) return;
    worsen(token, restAfter(token.count + 1, 1, tokenRests), now);
    if (token.count === 1) tell('Discord no longer takes the token', token.until, problem);
  }

  /** No refusal: a server never rests for it. It is Discord that is away once several servers do not answer. */
  function noteUnanswered({ server, channelId }: CallPlace, problem: SendProblem, now: number): void {
    const held = lost.get(server) ?? { count: 0, last: now, channels: new Set<string>() };
    lost.set(server, held);
    held.count += 1;
    held.last = now;
    held.channels.add(channelId);
    const { first, longest } = awayRestMs;
    awayIn.add(server);
    const isAway = awayIn.size >= mostLostIn && away.count + 1 >= mostLost;
    if (!isAway) {
      away.count = Math.min(away.count + 1, mostLost - 1);
      away.last = now;
      return;
    }
    worsen(away, Math.min(longest, first * 2 ** Math.min(away.count + 1 - mostLost, 20)), now);
    if (away.count === mostLost) tell('Discord did not answer ten times in a row', away.until, problem);
  }

  /** Where what is posted is refused as well, both may be for the same cause: then it draws as many of both together. */
  function sharedWith({ server, amends }: CallPlace): readonly string[] {
    return amends !== undefined && (places.get(server)?.count ?? 0) > 0 ? [server] : [];
  }

  async function noteRefusal(where: CallPlace, problem: SendProblem, now: number): Promise<void> {
    const calls = where.amends === undefined ? 'calls' : 'changes of what was posted';
    let isTold = false;
    for (const cause of [...refusedAt(where), ...sharedWith(where)]) {
      const what: string | null = isTold ? null : `Discord refused ${calls} in ${placeOfCause(cause)}`;
      isTold = (await refuse(troubleOf(cause), cause, what, problem, now)) || isTold;
    }
  }

  /** What was under way before a trouble says nothing about whether it has passed. */
  async function noteFine(where: CallPlace, begun: number): Promise<void> {
    const { server, channelId } = where;
    const wasLimited = limit.count > 0;
    for (const one of ofAll) if (one.last <= begun && one !== spread.trouble) Object.assign(one, none);
    await spread.noteFine(begun);
    if (away.count === 0) awayIn.clear();
    if ((lost.get(server)?.last ?? Number.POSITIVE_INFINITY) <= begun) lost.delete(server);
    if (wasLimited && limit.count === 0) await book.forget('global');
    for (const cause of [...refusedAt(where), limitOf(channelId)]) {
      const trouble = places.get(cause);
      if (trouble === undefined || trouble.last > begun) continue;
      places.delete(cause);
      await book.forget(cause);
    }
  }

  return {
    restOfAll(now) {
      const until = Math.max(...ofAll.map((one) => one.until), budget.restsUntil());
      return until > now && until <= now + latestEnd ? until : null;
    },
    restOf(where, now) {
      const own = refusedAt(where);
      const isRefused = own.some((cause) => (places.get(cause)?.count ?? 0) > 0);
      const causes = [...own, limitOf(where.channelId), ...(isRefused ? sharedWith(where) : [])];
      const ends = causes.map((cause) => places.get(cause)?.until ?? 0);
      const until = Math.max(...ends.filter((end) => end <= now + latestEnd), 0);
      return until > now ? until : null;
    },
    troubledSince() {
      const open = ofAll.filter((one) => one.until > 0);
      return open.length === 0 ? null : Math.max(...open.map((one) => one.last));
    },
    roomIn: (where) => (isTroubled(where) ? 1 : mostInServer),
    isTroubled,
    async relieve({ amends, ...place }) {
      for (const cause of [
        ...refusedAt(place),
        ...refusedAt({ ...place, amends: amends ?? place.channelId }),
      ]) {
        const trouble = places.get(cause);
        if (trouble === undefined || trouble.until === 0) continue;
        trouble.until = 0;
        await book.write({ cause, invalid: trouble.count, restsUntil: 0 });
      }
    },
    async note(where, end, begun, now) {
      if (end === 'fine') return noteFine(where, begun);
      if (isInvalid(end)) await budget.note(now);
      if (end.code === 'rate-limited') return noteLimit(where, end, begun, now);
      if (end.status === 401) return noteToken(end, begun, now);
      if (end.status === 403) return noteRefusal(where, end, now);
      if (end.code === 'unreachable') return noteUnanswered(where, end, now);
      // Any other refusal is an answer to that one message: token, limit and server are in order.
      if (end.status !== undefined) return noteFine(where, begun);
    },
    async recall() {
      for (const { cause, invalid, restsUntil } of await book.read()) {
        if (cause === 'all') budget.recall(invalid, restsUntil);
        else if (cause === 'spread') Object.assign(spread.trouble, { count: invalid, until: restsUntil });
        else if (cause === 'global') Object.assign(limit, { count: invalid, until: restsUntil });
        else places.set(cause, { ...none, count: invalid, until: restsUntil });
      }
    },
  };
}

/**
 * Whether Discord counts this answer towards its ban: 401, 403 and 429, but for a limit that all bots share (docs, "Invalid
 * Request Limit").
 */
function isInvalid({ status, limit }: SendProblem): boolean {
  return status === 401 || status === 403 || (status === 429 && limit !== 'shared');
}
