import type { Problem } from '../wire/problem.ts';
import type { CallPlace } from './call-place.ts';
import type { Causes } from './causes.ts';
import type { Place } from './chat-gateway.ts';
import { placeOf } from './delivery.ts';
import type { Ledger } from './ledger.ts';
import type { NoteLoss } from './lost-post.ts';
import { priorities } from './priority.ts';
import { problemOf, sentence } from './problem-words.ts';
import { longestPutOff } from './retry.ts';
import { UnreadableWork, type Work } from './work.ts';

/** How many of what is most urgent are looked at, one after the other, for one that may be begun. */
const looks = [1, 16, 128];
/** What a server in trouble has waiting is looked at again after so long, ms, of which half is left to chance. */
const troubledWaitMs = 10_000;
/**
 * What follows a post in a channel that is out of reach is looked at again after so long, ms: what must not be read goes as soon as it
 * can, the rest may wait, so that thousands of them are not put off each minute.
 */
const reachAgainMs = { withdrawal: 60_000, other: 10 * 60_000 };

/** What choosing works with. */
export interface ChooserParts {
  readonly ledger: Pick<Ledger, 'due' | 'defer' | 'park'>;
  readonly causes: Causes;
  /** By channel, where a call is under way. */
  readonly inFlight: ReadonlyMap<string, { readonly where: CallPlace }>;
  guildOf(subscriptionId: string): Promise<string | null>;
  /** As of `DispatcherParts`. */
  canReach(place: Place, to: 'amend' | 'post'): Promise<boolean>;
  readonly noteLoss: NoteLoss;
  report(problem: Problem): void;
  random(): number;
}

/** Something to do, and where it is done. */
export interface Choice {
  readonly work: Work;
  readonly where: CallPlace;
}

/**
 * Gives the most urgent thing that may be begun at `now` (ms since the epoch); null when there is none. What waits for a
 * server that rests or is in trouble is put off in the ledger, so that it stands before nobody else; what cannot be read
 * is given up. Rejects as the ledger does.
 */
export function createChooser(parts: ChooserParts): (now: number) => Promise<Choice | null> {
  const { ledger, causes, inFlight, guildOf, canReach, noteLoss, report, random } = parts;
  /** The channels that were out of reach when they were looked at last. */
  const unreached = new Set<string>();

  async function read(now: number, limit: number): ReturnType<Ledger['due']> {
    for (;;) {
      try {
        return await ledger.due(now, limit, [...inFlight.keys()]);
      } catch (error) {
        if (!(error instanceof UnreadableWork)) throw error;
        const problem = { ...problemOf('unreadable', error), retryable: false };
        await ledger.park(error, problem, now);
        if (error.kind === 'delivery') await noteLoss(error.id, problem, now);
        report({ code: 'delivery-unreadable', message: `${sentence(error.message)} It was given up.` });
      }
    }
  }

  /** Puts off what may not be begun for a while. Gives what is left. */
  async function putOff(choices: readonly Choice[], now: number): Promise<Choice[]> {
    const left: Choice[] = [];
    const later = new Map<number, Choice['work'][]>();
    for (const choice of choices) {
      const { where, work } = choice;
      const rest = causes.restOf(where, now);
      if (rest === null && (!causes.isTroubled(where) || hasRoom(where))) left.push(choice);
      else {
        const wait = troubledWaitMs * (0.5 + random() / 2);
        const until = rest === null ? now + Math.ceil(wait) : Math.min(rest, now + longestPutOff);
        later.set(until, [...(later.get(until) ?? []), work]);
      }
    }
    for (const [until, works] of later) await ledger.defer(works, until);
    return left;
  }

  /** What follows a post waits where no call would be made: it takes no turn for that. What is planned is settled at once. */
  async function reached(works: readonly Work[], now: number): Promise<Choice[]> {
    const near: Choice[] = [];
    const far = { withdrawal: [] as Work[], other: [] as Work[] };
    for (const work of works) {
      const { state, channelId, priority } = work;
      const isPlanned = state === 'planned';
      if (isPlanned || (await canReach(placeOf(work), state === 'changed' ? 'amend' : 'post'))) {
        const choice = { work, where: await placeOfCall(work) };
        near.push(choice);
        // What was refused while it was out of reach says nothing any more.
        if (!isPlanned && unreached.delete(channelId)) await causes.relieve(choice.where);
      } else {
        unreached.add(channelId);
        far[priority === priorities.withdrawal ? 'withdrawal' : 'other'].push(work);
      }
    }
    if (far.withdrawal.length > 0) await ledger.defer(far.withdrawal, now + reachAgainMs.withdrawal);
    if (far.other.length > 0) await ledger.defer(far.other, now + reachAgainMs.other);
    return near;
  }

  function hasRoom(where: CallPlace): boolean {
    const isAlike = (other: CallPlace) =>
      other.server === where.server && (other.amends === undefined) === (where.amends === undefined);
    let count = 0;
    for (const one of inFlight.values()) if (isAlike(one.where)) count += 1;
    return count < causes.roomIn(where);
  }

  async function placeOfCall(work: Work): Promise<CallPlace> {
    const { channelId, subscriptionId, place } = work;
    const guild = await guildOf(subscriptionId);
    const server = guild === null ? `channel ${channelId}` : `server ${guild}`;
    if (work.state !== 'changed') return { server, channelId };
    // In a forum each message stands in a thread of its own.
    return { server, channelId, amends: place === 'forum' ? work.messageId : channelId };
  }

  return async (now) => {
    for (let look = 0; look < looks.length; ) {
      const limit = looks[look] ?? 1;
      const works = await read(now, limit);
      const left = await putOff(await reached(works, now), now);
      const choice = left.find(({ where }) => hasRoom(where));
      if (choice !== undefined) return choice;
      if (works.length < limit) return null;
      // What was put off made room for others in the same look.
      if (left.length === works.length || limit === 1) look += 1;
    }
    return null;
  };
}
