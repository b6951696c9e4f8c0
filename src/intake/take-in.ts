import type { Filing } from '../archive/story-archive.ts';
import type { WireCopy, WireItem } from '../wire/item.ts';
import type { Problem, Result } from '../wire/problem.ts';
import type { ArchivedStory, Story } from '../wire/story.ts';

/** What intake asks of the other rooms; app.ts wires it. */
export interface IntakeDesk {
  parse(copy: WireCopy): Result<readonly WireItem[]>;
  /** Identity and places: the item as a story of its own. */
  toStory(item: WireItem, copy: WireCopy): Story;
  /** Judges the story against what is held and keeps it; `now` in ms since the epoch. */
  file(story: Story, now: number): Promise<{ readonly story: ArchivedStory; readonly filing: Filing }>;
}

/** What became of one piece of copy. */
export type Taken =
  | { readonly ok: true; readonly filings: Readonly<Record<Filing, number>> }
  | { readonly ok: false; readonly problem: Problem };

/** No story yet of any filing; a fresh object to count in. */
export function noFilings(): Record<Filing, number> {
  return { new: 0, changed: 0, known: 0, killed: 0 };
}

/**
 * Takes one piece of copy through parse and desk into the archive, its items in their order.
 * Copy that cannot be read comes back as a problem and has left nothing behind. Doing it again (after a crash halfway)
 * adds nothing: what was filed before is known. Rejects only when the archive fails.
 */
export async function takeIn(copy: WireCopy, desk: IntakeDesk, now: number): Promise<Taken> {
  const read = desk.parse(copy);
  if (!read.ok) return read;
  const filings = noFilings();
  for (const item of read.value) {
    const { filing } = await desk.file(desk.toStory(item, copy), now);
    filings[filing] += 1;
  }
  return { ok: true, filings };
}
