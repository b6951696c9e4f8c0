import type { Problem } from '../wire/problem.ts';
import type { CauseBook } from './causes.ts';
import { countedFor } from './trouble.ts';

/**
 * Answers 401, 403 and 429 in the time that Discord counts by, whatever their causes, after which everything rests: a tenth of what bans
 * (docs, "Invalid Request Limit").
 */
const mostOfAll = 1_000;
/** So often, in answers, the count is put on record: what a process had not yet written when it was killed is lost. */
const writtenEach = 50;

/** Counts the invalid answers of all causes together. Times in ms since the epoch. */
export interface InvalidBudget {
  /** Until when nothing at all is to be called; 0 when nothing speaks against it. */
  restsUntil(): number;
  /** One more was answered. Rejects as the book does. */
  note(now: number): Promise<void>;
  /** Takes over what an earlier process had on record. */
  recall(count: number, until: number): void;
}

/**
 * The last bound, behind those of each cause: no number of causes reaches the ban. When ten minutes hold a thousand, everything
 * rests until they hold none. `report` is told of each rest. On record: how many, and until when they count.
 */
export function createInvalidBudget(
  book: Pick<CauseBook, 'write'>,
  report: (problem: Problem) => void,
): InvalidBudget {
  /** How many were answered when, oldest first. */
  let answered: { readonly at: number; readonly count: number }[] = [];
  let until = 0;
  let sinceWritten = 0;

  return {
    restsUntil: () => until,
    async note(now) {
      // Those of a clock that was ahead and has gone back would count for ever.
      answered = answered.filter(({ at }) => at > now - countedFor && at <= now + countedFor);
      answered.push({ at: now, count: 1 });
      const total = answered.reduce((sum, { count }) => sum + count, 0);
      sinceWritten += 1;
      const isFull = total >= mostOfAll;
      const isNews = isFull && until <= now;
      if (isFull) until = now + countedFor;
      if (isNews || sinceWritten >= writtenEach) {
        sinceWritten = 0;
        await book.write({ cause: 'all', invalid: total, restsUntil: now + countedFor });
      }
      if (!isNews) return;
      const message = `Discord refused ${total} calls within ten minutes, for several causes, and nothing is tried before ${new Date(until).toISOString()}.`;
      report({ code: 'sending-rests', message });
    },
    recall(count, countedUntil) {
      answered = [{ at: countedUntil - countedFor, count }];
      if (count >= mostOfAll) until = countedUntil;
    },
  };
}
