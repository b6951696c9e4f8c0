import type { ArchivedStory } from '../wire/story.ts';
import type { BriefGroup, Digest } from './digest.ts';

/** Fewer briefs than this are read at a glance: headings would only be in the way. */
const fewestBriefs = 6;
/** Headings at most: with more, a reader looks for the news between them. */
const mostGroups = 6;
/** The largest share of the briefs that may stand in no group of their own, and that one group may have. */
const mostOthers = 1 / 3;
const mostInOne = 3 / 4;

/** What briefs can be divided by. */
export interface Divisions {
  /** The sections that a story stands in, from its own to the widest; none where it names none. */
  sections(story: ArchivedStory): readonly string[];
}

/** A division that was tried. */
interface Division {
  readonly groups: readonly { readonly group: BriefGroup; readonly briefs: readonly ArchivedStory[] }[];
  readonly others: number;
  readonly largest: number;
}

/**
 * The digest with its briefs under headings, where that helps: those of a section or a country stand together, whichever
 * leaves fewer over and divides more evenly. A group has two briefs at least; what is left over comes last. The groups come in
 * the order of their first briefs, and in each the briefs stay in theirs. As it was where no division helps.
 */
export function groupBriefs(digest: Digest, { sections }: Divisions): Digest {
  const { briefs } = digest;
  if (briefs.length < fewestBriefs) return digest;
  const [best] = [
    divide(briefs, 'section', (story) => sections(story).at(-1), sections),
    divide(briefs, 'section', (story) => sections(story)[0], sections),
    divide(briefs, 'country', (story) => story.dateline?.places[0]?.country, sections),
  ]
    .filter((division) => helps(division, briefs.length))
    .toSorted((a, b) => a.others - b.others || a.largest - b.largest);
  if (best === undefined) return digest;
  return {
    ...digest,
    briefs: best.groups.flatMap((one) => one.briefs),
    groups: best.groups.map(({ group }) => group),
  };
}

function divide(
  briefs: readonly ArchivedStory[],
  by: 'section' | 'country',
  keyOf: (story: ArchivedStory) => string | undefined,
  sections: Divisions['sections'],
): Division {
  const byKey = Map.groupBy(briefs, (story) => keyOf(story) ?? '');
  const isGroup = (story: ArchivedStory) => {
    const key = keyOf(story) ?? '';
    return key !== '' && (byKey.get(key)?.length ?? 0) > 1;
  };
  const named = [...byKey].filter(([key, all]) => key !== '' && all.length > 1);
  const others = briefs.filter((story) => !isGroup(story));
  const groups = named.map(([key, all]) => {
    const name = by === 'section' ? narrowestOf(all.map(sections)) : key;
    return { group: { by, key: name ?? key, count: all.length }, briefs: all };
  });
  const rest = { group: { by: 'other', key: '', count: others.length } as const, briefs: others };
  return {
    groups: others.length === 0 ? groups : [...groups, rest],
    others: others.length,
    largest: Math.max(0, ...named.map(([, all]) => all.length)),
  };
}

/** What all of them name first among what they share: all of Beveland are called so, and not Region. */
function narrowestOf([first = [], ...others]: readonly (readonly string[])[]): string | undefined {
  return first.find((name) => others.every((names) => names.includes(name)));
}

function helps({ groups, others, largest }: Division, count: number): boolean {
  const named = groups.length - (others > 0 ? 1 : 0);
  return (
    named >= 2 && groups.length <= mostGroups && others <= count * mostOthers && largest <= count * mostInOne
  );
}
