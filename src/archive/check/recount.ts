import type { Story } from '../../wire/story.ts';
import type { Names } from '../story-archive.ts';
import { type TallyCount, type TallyEntry, tallyEntries } from '../tally-entries.ts';

/** A tally that is not what the stories come to. */
export interface TallyFault {
  readonly entry: TallyEntry;
  readonly held: number;
  readonly counted: number;
}

/** Counts stories anew. */
export interface Recount {
  /** Takes in a story that the archive says it counts. */
  add(story: Story): void;
  /** Where the tallies that are held differ. */
  compare(held: readonly TallyCount[]): readonly TallyFault[];
}

/** An empty recount; `names` as in the archive that it is of. */
export function createRecount(names: Names): Recount {
  const counted = new Map<string, { readonly entry: TallyEntry; stories: number }>();
  const placeOf = ({ kind, key }: TallyEntry) => `${kind} ${key}`;
  return {
    add(story) {
      for (const entry of tallyEntries(story, names)) {
        const one = counted.get(placeOf(entry));
        if (one) one.stories += 1;
        else counted.set(placeOf(entry), { entry, stories: 1 });
      }
    },
    compare(held) {
      const left = new Map(counted);
      const faults: TallyFault[] = [];
      for (const { stories, ...entry } of held) {
        const should = left.get(placeOf(entry))?.stories ?? 0;
        left.delete(placeOf(entry));
        if (stories !== should) faults.push({ entry, held: stories, counted: should });
      }
      for (const { entry, stories } of left.values()) faults.push({ entry, held: 0, counted: stories });
      return faults;
    },
  };
}
