import type { Problem } from '../../wire/problem.ts';
import type { Lasts } from '../http/fetch-outcome.ts';
import type { LookAtSource } from '../look.ts';
import type { ReadLog } from '../read-log.ts';
import { addFilings, type Filings, type IntakeDesk, noFilings, takeIn } from '../take-in.ts';
import type { Trouble } from '../wire-files.ts';

/** What reading a source brought. */
export interface SourceReading {
  /** Pieces of copy that were given to the readers. */
  readonly files: number;
  readonly filings: Readonly<Filings>;
  /** Copy that could not be read, or not all of it; it is kept aside. */
  readonly spiked: readonly Trouble[];
  /** Files and folders that the disk does not give. */
  readonly unreadable: readonly Trouble[];
  /** What was passed over as it should be: pictures, other languages. Nothing is kept aside for it. */
  readonly passedOver: readonly Trouble[];
  /** Folders out of which what was read cannot be moved. */
  readonly unmoved: readonly Trouble[];
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

/** A reader of what is fetched: each piece of copy is taken in, and then the source remembers that it was. */
export function createLookReader(look: LookAtSource, log: Pick<ReadLog, 'spike'>): SourceReader {
  return {
    async read(desk, now, signal) {
      const { copy, problem, notBefore, lasts, isPart, keep } = await look(now, signal);
      const filings = noFilings();
      const spiked: Trouble[] = [];
      const passedOver: Trouble[] = [];
      for (const one of copy) {
        // The same bytes again are kept aside once.
        const first = await desk.firstCaptured(one);
        const taken = await takeIn(first, desk, now, signal);
        addFilings(filings, taken.filings);
        if (taken.problem !== null) {
          log.spike(first, taken.problem, now);
          spiked.push({ source: one.source, problem: taken.problem });
        }
        for (const aside of taken.asides ?? []) passedOver.push({ source: one.source, problem: aside });
      }
      await keep();
      const isOfPart = problem !== null && isPart === true;
      return {
        files: copy.length,
        filings,
        spiked,
        unreadable: isOfPart ? [{ source: copy[0]?.source ?? 'feed', problem }] : [],
        passedOver,
        unmoved: [],
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
  return {
    files: 0,
    filings: noFilings(),
    spiked: [],
    unreadable: [],
    passedOver: [],
    unmoved: [],
    isWhole: true,
    failure,
    lasts: 'passing',
    notBefore: null,
  };
}
