import type { ArchivedStory } from '../wire/story.ts';
import type { WithdrawnEntry } from './post-entry.ts';
import type { Version } from './version-menu.ts';

/** A story of a dossier as it is now, with every version of it that may be read, oldest first, one at least. */
export interface DossierStory {
  readonly kind: 'first' | 'followUp';
  readonly story: ArchivedStory;
  readonly versions: readonly Version[];
}

/** A story of a dossier; or that it was told and may not be any more, why, and since when. */
export type DossierEntry = DossierStory | WithdrawnEntry;

/** What came in of a story at once: its first report, a take, a correction; or updates one after another, with nothing between them. */
export interface Moment {
  readonly kind: DossierStory['kind'] | Exclude<Version['kind'], 'first'>;
  /** When the first of them came, ms since the epoch. */
  readonly at: number;
  readonly of: DossierStory;
  /** Several only of updates. */
  readonly versions: readonly Version[];
  /** The story as it was told last before this; null for its first report. */
  readonly before: ArchivedStory | null;
}

/** A line of a dossier; a withdrawal says nothing else. */
export type DossierMoment = Moment | WithdrawnEntry;

/** How these stories went on, in order of time over all of them. */
export function timelineOf(entries: readonly DossierEntry[]): readonly DossierMoment[] {
  const moments = entries.flatMap((entry): readonly DossierMoment[] =>
    'story' in entry ? momentsOf(entry) : [entry],
  );
  const timeline: DossierMoment[] = [];
  for (const moment of moments.toSorted((a, b) => a.at - b.at)) {
    const last = timeline.at(-1);
    if (last?.kind === 'updated' && moment.kind === 'updated' && last.of === moment.of) {
      timeline.splice(-1, 1, { ...last, versions: [...last.versions, ...moment.versions] });
    } else {
      timeline.push(moment);
    }
  }
  return timeline;
}

/** Version by version. None is told before one that it came after: an embargo may end later than the text was changed. */
function momentsOf(of: DossierStory): readonly Moment[] {
  let at = Number.NEGATIVE_INFINITY;
  return of.versions.map((version, index) => {
    at = Math.max(at, version.at);
    // The first that may be read is the first report, though others came before it.
    const kind = index === 0 || version.kind === 'first' ? of.kind : version.kind;
    return { kind, at, of, versions: [{ ...version, at }], before: of.versions[index - 1]?.story ?? null };
  });
}
