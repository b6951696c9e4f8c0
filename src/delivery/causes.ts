import type { Problem } from '../wire/problem.ts';
import type { SendProblem } from './chat-gateway.ts';

/**
 * Answers 401, 403 and 429 that one cause may draw in a row. Discord bans an address for 10,000 of them in ten minutes
 * (its documentation, "Invalid Request Limit"); with ten a cause that takes a thousand causes at once.
 */
const mostInvalid = 10;
/** Calls without any answer in a row, over all servers, after which Discord is taken to be away. */
const mostUnanswered = 10;
/** Rests after so many, in ms: the first, twice as long each time, and the longest. The ledger waits an hour at most. */
const restMs = { first: 10 * 60_000, longest: 50 * 60_000 };
const tokenRestMs = { first: 60_000, longest: 50 * 60_000 };
const awayRestMs = { first: 5_000, longest: 60_000 };
/** After so many in a row it is the server that is in trouble, not one of its channels. */
const troubledAfter = 3;
/**
 * Calls in flight in one server at most. All of them may be refused, and one more that begins after the first refusal; with
 * the five tries that follow in nine days (0045) that is `mostInvalid` for one cause.
 */
const mostInServer = 4;

/** What is known of a cause of trouble, as it is kept over a restart. */
export interface CauseRecord {
  /** `global` (a limit over everything), `server <id>` or `channel <id>`. */
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

/** Knows which causes of trouble rest, and how many calls may be in flight for one. Times in ms since the epoch. */
export interface Causes {
  /** Until when nothing at all is to be called; null when something may be. */
  restOfAll(now: number): number | null;
  /** The same for one server. */
  restOf(server: string, now: number): number | null;
  /**
   * When a trouble over everything was met last that may not have passed; null when there is none. Of the calls that
   * began since, one at a time tries whether it has.
   */
  troubledSince(): number | null;
  /** The same for one server. */
  roomIn(server: string): number;
  /** True when the last calls in a server all went wrong. */
  isTroubled(server: string): boolean;
  /** Notes how a call in a server ended that was `begun` at that moment. */
  note(server: string, end: CallEnd, begun: number, now: number): Promise<void>;
  /** Takes over what an earlier process knew. */
  recall(): Promise<void>;
}

interface Trouble {
  /** What went wrong, in a row. */
  count: number;
  /** When it went wrong last, and until when it rests. */
  last: number;
  until: number;
}

const none = { count: 0, last: 0, until: 0 };

/** `report` is told, once, of a cause that begins to rest. */
export function createCauses(book: CauseBook, report: (problem: Problem) => void): Causes {
  const token: Trouble = { ...none };
  const limit: Trouble = { ...none };
  const away: Trouble = { ...none };
  const servers = new Map<string, Trouble>();
  const ofAll = [token, limit, away];

  function troubleOf(server: string): Trouble {
    const held = servers.get(server) ?? { ...none };
    servers.set(server, held);
    return held;
  }

  function isTroubled(server: string): boolean {
    return (servers.get(server)?.count ?? 0) >= troubledAfter;
  }

  function worsen(trouble: Trouble, rest: number, now: number): void {
    trouble.count += 1;
    trouble.last = now;
    if (rest > 0) trouble.until = Math.max(trouble.until, now + Math.min(rest, restMs.longest));
  }

  function tell(what: string, until: number, problem: SendProblem): void {
    const message = `${what}, and nothing is tried before ${new Date(until).toISOString()}: ${problem.message}`;
    report({ code: 'sending-rests', message });
  }

  async function noteLimit(problem: SendProblem, now: number): Promise<void> {
    const rest = Math.max(problem.retryAfterMs ?? 1_000, restAfter(limit.count + 1, mostInvalid, restMs));
    worsen(limit, rest, now);
    if (limit.count === mostInvalid)
      tell('Discord limited everything ten times in a row', limit.until, problem);
    await book.write({ cause: 'global', invalid: limit.count, restsUntil: limit.until });
  }

  async function noteForbidden(server: string, problem: SendProblem, now: number): Promise<void> {
    const trouble = troubleOf(server);
    worsen(trouble, restAfter(trouble.count + 1, mostInvalid, restMs), now);
    if (trouble.count === mostInvalid)
      tell(`Discord refused ten calls in a row in ${server}`, trouble.until, problem);
    await book.write({ cause: server, invalid: trouble.count, restsUntil: trouble.until });
  }

  function noteToken(problem: SendProblem, begun: number, now: number): void {
    // What was under way with the first one says the same as it.
    if (token.count > 0 && begun <= token.last) return;
    worsen(token, restAfter(token.count + 1, 1, tokenRestMs), now);
    if (token.count === 1) tell('Discord no longer takes the token', token.until, problem);
  }

  function noteUnanswered(server: string, problem: SendProblem, now: number): void {
    const trouble = troubleOf(server);
    // No refusal, and never the reason that a server rests.
    if (trouble.count < troubledAfter) trouble.count += 1;
    trouble.last = now;
    worsen(away, restAfter(away.count + 1, mostUnanswered, awayRestMs), now);
    if (away.count === mostUnanswered) tell('Discord did not answer ten times in a row', away.until, problem);
  }

  /** What was under way before a trouble says nothing about whether it has passed. */
  async function noteFine(server: string, begun: number): Promise<void> {
    const wasLimited = limit.count > 0;
    for (const one of ofAll) if (one.last <= begun) Object.assign(one, none);
    if (wasLimited && limit.count === 0) await book.forget('global');
    const trouble = servers.get(server);
    if (trouble === undefined || trouble.last > begun) return;
    servers.delete(server);
    await book.forget(server);
  }

  return {
    restOfAll(now) {
      const until = Math.max(...ofAll.map((one) => one.until));
      return until > now && until <= now + restMs.longest ? until : null;
    },
    restOf(server, now) {
      const until = servers.get(server)?.until ?? 0;
      return until > now && until <= now + restMs.longest ? until : null;
    },
    troubledSince() {
      const open = ofAll.filter((one) => one.until > 0);
      return open.length === 0 ? null : Math.max(...open.map((one) => one.last));
    },
    roomIn: (server) => (isTroubled(server) ? 1 : mostInServer),
    isTroubled,
    async note(server, end, begun, now) {
      if (end === 'fine') return noteFine(server, begun);
      if (end.code === 'rate-limited') return end.limit === 'global' ? noteLimit(end, now) : undefined;
      if (end.status === 401) return noteToken(end, begun, now);
      if (end.status === 403) return noteForbidden(server, end, now);
      if (end.code === 'unreachable') return noteUnanswered(server, end, now);
      // Any other refusal is an answer to that one message: token, limit and server are in order.
      if (end.status !== undefined) return noteFine(server, begun);
    },
    async recall() {
      for (const { cause, invalid, restsUntil } of await book.read()) {
        if (cause === 'global') Object.assign(limit, { count: invalid, until: restsUntil });
        else servers.set(cause, { ...none, count: invalid, until: restsUntil });
      }
    },
  };
}

/** How long to rest after the `count`th time, of which `most` are borne: 0 before, then twice as long each time; ms. */
function restAfter(count: number, most: number, { first, longest }: typeof restMs): number {
  return count < most ? 0 : Math.min(longest, first * 2 ** Math.min(count - most, 20));
}
