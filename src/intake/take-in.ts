import type { Filed, Filing } from '../archive/story-archive.ts';
import type { WireCopy, WireItem } from '../wire/item.ts';
import type { Problem, Result } from '../wire/problem.ts';
import type { Story } from '../wire/story.ts';

/** What intake asks of the other rooms; src/newsroom.ts wires it. */
export interface IntakeDesk {
  parse(copy: WireCopy): Result<readonly WireItem[]>;
  /** Identity and places: the item as a story of its own. */
  toStory(item: WireItem, copy: WireCopy): Story;
  /** Judges the stories of one copy against what is held and keeps them; `now` in ms. */
  admit(stories: readonly Story[], now: number): Promise<readonly Filed[]>;
}

/** How many stories became what. */
export type Filings = Record<Filing, number>;

/** What became of one piece of copy. */
export type Taken =
  | { readonly ok: true; readonly filings: Readonly<Filings> }
  | { readonly ok: false; readonly problem: Problem };

/** No story yet of any filing; a fresh object to count in. */
export function noFilings(): Filings {
  return { new: 0, changed: 0, known: 0, killed: 0 };
}

/** Adds `more` to what `filings` has counted. */
export function addFilings(filings: Filings, more: Readonly<Filings>): void {
  for (const filing of Object.keys(filings) as Filing[]) filings[filing] += more[filing];
}

/**
 * Takes one piece of copy through parse and desk into the archive, its items in their order.
 * Copy that cannot be read comes back as a problem and has left nothing behind. Doing it again (after a crash before
 * the copy was marked as read) adds nothing: the stories are known. Rejects only when the archive fails.
 */
export async function takeIn(copy: WireCopy, desk: IntakeDesk, now: number): Promise<Taken> {
  const read = desk.parse(copy);
  if (!read.ok) return read;
  const filings = noFilings();
  for (const { filing } of await desk.admit(
    read.value.map((item) => desk.toStory(item, copy)),
    now,
  )) {
    filings[filing] += 1;
  }
  return { ok: true, filings };
}
