import type { Problem } from '../../wire/problem.ts';
import { type CopyReading, emptyReading } from '../copy-reading.ts';
import type { Lasts } from '../http/fetch-outcome.ts';
import type { LookAtSource } from '../look.ts';
import type { ReadLog } from '../read-log.ts';
import { addFilings, type IntakeDesk, takeIn } from '../take-in.ts';

/** What reading a source brought. */
export interface SourceReading extends CopyReading {
  /** False when more of what is there already is to be read at the next look. */
  readonly isWhole: boolean;
  /** Why the source could not be looked at, or not all of it; null when it could. */
  readonly failure: Problem | null;
  /** How long `failure` is likely to last. */
  readonly lasts: Lasts;
  /** The source asks not to be looked at before then: ms since the epoch; null when it asks nothing. */
  readonly notBefore: number | null;
}

/** Reads one source. */
export interface SourceReader {
  /**
   * Reads what is new; the stories go to `desk`. `now` in ms. Rejects when the database fails, and with the signal's reason
   * when that is aborted: what was read by then stays read.
   */
  read(desk: IntakeDesk, now: number, signal: AbortSignal): Promise<SourceReading>;
}

/**
 * A reader of what is fetched from `place`: each piece of copy is taken in, and then the source remembers that it was. What
 * is missing where the source itself was had is told as a trouble of `place`, which is for people.
 */
export function createLookReader(
  look: LookAtSource,
  place: string,
  log: Pick<ReadLog, 'spike'>,
): SourceReader {
  return {
    async read(desk, now, signal) {
      const { copy, problem, notBefore, lasts, isPart, keep } = await look(now, signal);
      const tally = emptyReading();
      tally.files = copy.length;
      for (const one of copy) {
        // The same bytes again are kept aside once.
        const first = await desk.firstCaptured(one);
        const taken = await takeIn(first, desk, now, signal);
        addFilings(tally.filings, taken.filings);
        if (taken.problem !== null) {
          await log.spike(first, taken.problem, now);
          tally.spiked.push({ source: one.source, problem: taken.problem });
        }
        for (const aside of taken.asides ?? []) tally.passedOver.push({ source: one.source, problem: aside });
      }
      await keep();
      const isOfPart = problem !== null && isPart === true;
      if (isOfPart) tally.unreadable.push({ source: place, problem });
      return {
        ...tally,
        isWhole: true,
        failure: isOfPart ? null : problem,
        lasts: lasts ?? 'passing',
        notBefore,
      };
    },
  };
}

/** The reading of a source that could not be looked at. */
export function failedReading(failure: Problem): SourceReading {
  return { ...emptyReading(), isWhole: true, failure, lasts: 'passing', notBefore: null };
}
