import type { Filing } from '../../archive/story-archive.ts';
import type { Status, WireCopy } from '../../wire/item.ts';
import type { Problem } from '../../wire/problem.ts';
import type { ReadLog } from '../read-log.ts';
import { type IntakeDesk, takeIn } from '../take-in.ts';
import { identifySender } from './identity.ts';
import { noteLook } from './note-look.ts';
import { changeRecord, type SourceRecords } from './record.ts';
import type { SourceSettings } from './settings.ts';
import { openSourceDesk, type SourceWords } from './source-desk.ts';

/** What became of one story that was sent in. */
export interface SentStory {
  readonly id: string;
  readonly headline: string | null;
  /** How its text begins: what tells a story without a headline from others. 200 characters at most. */
  readonly opening: string;
  readonly filing: Filing;
  readonly status: Status;
  /** ms since the epoch. */
  readonly embargoUntil: number | null;
}

/** What became of copy that was sent in. */
export interface SentReport {
  /** In the order of the copy. */
  readonly stories: readonly SentStory[];
  /** Why it, or a part of it, could not be read: it is kept aside. Null when all of it was read. */
  readonly problem: Problem | null;
  /** Words on what was passed over as it should be. */
  readonly asides: readonly Problem[];
}

/** What taking in needs. */
export interface SentRoom {
  readonly desk: IntakeDesk;
  readonly log: Pick<ReadLog, 'spike'>;
  readonly records: SourceRecords;
}

/** By whom copy was sent: what is known of a source that is not looked at. */
export type Sender = Pick<SourceSettings, 'name'> & SourceWords;

/**
 * Takes in copy that was sent rather than found, and notes it in the record of its sender; `now` in ms. What cannot be read
 * is kept aside. Rejects when the database fails: the copy can then be sent again.
 */
export async function takeSent(
  copy: WireCopy,
  sender: Sender,
  { desk, log, records }: SentRoom,
  now: number,
): Promise<SentReport> {
  const count = { stories: 0, leads: 0 };
  const stories: SentStory[] = [];
  const own = openSourceDesk(desk, sender, count);
  const listening: IntakeDesk = {
    ...own,
    async admit(part, at, claimed) {
      const filed = await own.admit(part, at, claimed);
      for (const { story, filing } of filed) {
        const { id, headline, paragraphs, status, embargoUntil } = story;
        const opening = (paragraphs[0] ?? '').slice(0, 200);
        stories.push({ id, headline, opening, filing, status, embargoUntil });
      }
      return filed;
    },
  };
  const first = await desk.firstCaptured(copy);
  const { problem, asides = [] } = await takeIn(first, listening, now);
  if (problem !== null) await log.spike(first, problem, now);
  await changeRecord(records, sender.name, identifySender(sender.name), (record) => {
    // Nobody's past: what is sent in is sent now.
    record.firstSyncedAt ??= now;
    const spiked = problem === null ? [] : [{ source: copy.source, problem }];
    noteLook(record, { failure: null, lasts: 'passing', files: 1, spiked, isWhole: true }, count, now);
  });
  return { stories, problem, asides };
}
