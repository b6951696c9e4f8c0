import { createHash } from 'node:crypto';
import type { Filed } from '../../archive/story-archive.ts';
import { newsTime, type Story } from '../../wire/story.ts';
import type { IntakeDesk } from '../take-in.ts';
import type { SourceSettings } from './settings.ts';

/** What a source held at its first look and was left out, by its marks. Rejects when it cannot be kept. */
export interface LeftOut {
  get(name: string): Promise<readonly string[] | undefined>;
  set(name: string, marks: readonly string[]): Promise<unknown>;
}

/** Stories that are left out for a source at most; the newest looks go on being known by their marks. */
const mostMarks = 20_000;

/** The desk as a source has it while it is looked at for the first time. */
export interface FirstSync {
  readonly desk: IntakeDesk;
  /** To be called when all was taken in: what is to be news becomes it, and what was left out is remembered. */
  end(now: number): Promise<void>;
}

/**
 * The desk for a source's first look, by its `firstSync`: nothing of the past is told to channels. A kill is carried out
 * whatever is asked.
 */
export function beginFirstSync(
  desk: IntakeDesk,
  { name, firstSync }: Pick<SourceSettings, 'name' | 'firstSync'>,
  leftOut: LeftOut,
): FirstSync {
  const marks = new Set<string>();
  let newest: Filed['story'] | null = null;

  async function admit(stories: readonly Story[], now: number, claimed: Set<string>) {
    const skips = firstSync === 'skip';
    const kept = stories.filter((story) => !skips || story.status === 'killed');
    if (skips) for (const story of stories) marks.add(markOf(story));
    const filed = await desk.admit(
      kept.map((story) => ({ ...story, isPast: true })),
      now,
      claimed,
    );
    for (const { story, filing } of filed) {
      // What an earlier try of this look had filed already is known.
      if (filing !== 'killed' && story.status === 'usable' && story.isPast) newest = newerOf(newest, story);
    }
    return filed;
  }

  return {
    desk: { ...desk, admit },
    async end(now) {
      if (firstSync === 'skip') await leftOut.set(name, [...marks].slice(-mostMarks));
      if (firstSync === 'latest' && newest !== null) await desk.makeNews(newest.id, now);
    },
  };
}

/** The desk for a source of which `marks` were left out at its first look: as long as they are as they were, they are no copy. */
export function passOver(desk: IntakeDesk, marks: ReadonlySet<string>): IntakeDesk {
  if (marks.size === 0) return desk;
  return {
    ...desk,
    admit: (stories, now, claimed) =>
      desk.admit(
        stories.filter((story) => story.status === 'killed' || !marks.has(markOf(story))),
        now,
        claimed,
      ),
  };
}

/** The later one; of the same moment the lead, then the one that stood first. */
function newerOf<T extends Filed['story']>(one: T | null, other: T): T {
  if (one === null) return other;
  const later = newsTime(other) - newsTime(one);
  if (later !== 0) return later > 0 ? other : one;
  return other.role === 'lead' && one.role !== 'lead' ? other : one;
}

/** By which a text is known again from one source: its key and its words. */
function markOf({ storyKey, headline, paragraphs }: Story): string {
  return createHash('sha256')
    .update(JSON.stringify([storyKey, headline, paragraphs]))
    .digest('base64url')
    .slice(0, 16);
}
