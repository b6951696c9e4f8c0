import type { CauseBook } from './causes.ts';
import type { SendProblem } from './chat-gateway.ts';
import { borne, countedFor, mostInvalid, none, restAfter, rests, type Trouble, worsen } from './trouble.ts';

/** Channels that are limited with nothing that goes well in between, after which they share a cause; and its first rests, ms. */
const mostLimited = 3;
const firstRest = 60_000;

/** Limits of channels that are drawn in many at once. Times in ms since the epoch; calls reject as the book does. */
export interface SpreadLimits {
  /** Everything rests for it. */
  readonly trouble: Trouble;
  /** This channel was limited. */
  note(channelId: string, problem: SendProblem, now: number): Promise<void>;
  /** A call that was `begun` then went well. */
  noteFine(begun: number): Promise<void>;
}

/**
 * Takes channels that are limited one after the other, with nothing that goes well in between, for one cause: each of them
 * alone is far from its own bound, and a hundred of them draw hundreds of answers. `tell` is told of the first rest, until when
 * it lasts, and of the answer.
 */
export function createSpreadLimits(
  book: Pick<CauseBook, 'write' | 'forget'>,
  tell: (what: string, until: number, problem: SendProblem) => void,
): SpreadLimits {
  const trouble: Trouble = { ...none };
  const channels = new Set<string>();

  return {
    trouble,
    async note(channelId, problem, now) {
      channels.add(channelId);
      if (trouble.until === 0 && channels.size < mostLimited) return;
      const isFirst = trouble.count === 0;
      if (isFirst) trouble.count = mostLimited - 1;
      if (trouble.until > now) {
        // Under way when the rest began: it counts, and is no reason to rest longer until it is all that one cause may draw.
        trouble.count += 1;
        if (trouble.count >= mostInvalid) trouble.until = Math.max(trouble.until, now + countedFor);
      } else worsen(trouble, Math.max(firstRest, restAfter(trouble.count + 1, borne, rests)), now);
      if (isFirst) tell(`Discord limited ${mostLimited} channels in a row`, trouble.until, problem);
      await book.write({ cause: 'spread', invalid: trouble.count, restsUntil: trouble.until });
    },
    async noteFine(begun) {
      // Before it rests any call that goes well shows that the limits are each channel's own.
      if (trouble.until > 0 && trouble.last > begun) return;
      const wasOpen = trouble.until > 0;
      channels.clear();
      Object.assign(trouble, none);
      if (wasOpen) await book.forget('spread');
    },
  };
}
