import type { Metrics } from './metrics.ts';

/** What came of copy, as far as it is counted. */
export interface CountedReading {
  /** Stories by what they were filed as. */
  readonly filings: Readonly<Partial<Record<string, number>>>;
  readonly spiked: readonly CountedTrouble[];
  readonly failed: readonly CountedTrouble[];
}

interface CountedTrouble {
  readonly problem: { readonly code: string };
}

/** Counts what a round over the sources brought. */
export function countReading(
  { stories, spiked, failedLooks }: Pick<Metrics, 'stories' | 'spiked' | 'failedLooks'>,
  reading: CountedReading,
): void {
  for (const [filing, count] of Object.entries(reading.filings)) stories.inc({ filing }, count ?? 0);
  for (const { problem } of reading.spiked) spiked.inc({ reason: problem.code });
  for (const { problem } of reading.failed) failedLooks.inc({ reason: problem.code });
}

/** Counts what copy that was sent in, or pasted, came to. */
export function countSent(
  { stories, spiked }: Pick<Metrics, 'stories' | 'spiked'>,
  sent: {
    readonly stories: readonly { readonly filing: string }[];
    readonly problem: { readonly code: string } | null;
  },
): void {
  for (const { filing } of sent.stories) stories.inc({ filing });
  if (sent.problem !== null) spiked.inc({ reason: sent.problem.code });
}
