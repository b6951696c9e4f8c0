import type { DossierEntry } from '../src/discord/dossier-timeline.ts';
import type { ArchivedStory } from '../src/wire/story.ts';
import { whyUntold } from '../src/wire/why-untold.ts';
import type { CommandContext } from './context.ts';
import { versionsToRead } from './versions.ts';

/** How far back a story's beginning is looked for. */
const farthest = 100;
/** How many stories a dossier has at most. */
export const mostInDossier = 100;

/** A story of a dossier, by its id. */
export interface Collected {
  readonly storyId: string;
  readonly entry: DossierEntry;
}

/**
 * The dossier that a story is in: what became of its first report and of all that follows that up, the first report first. Of what was
 * told once and may not be told any more only that; of what was never told nothing. Rejects as the archive does.
 */
export async function collectDossier(
  of: string,
  { archive, now }: Pick<CommandContext, 'archive' | 'now'>,
): Promise<readonly Collected[]> {
  const found: Collected[] = [];
  const ids = [await beginningOf(of, archive)];
  const seen = new Set(ids);
  for (const storyId of ids) {
    // What follows an untold report is the first that anybody read.
    const kind = found.length === 0 ? 'first' : 'followUp';
    const entry = entryOf(await archive.revisions(storyId), kind, now());
    if (entry !== null) found.push({ storyId, entry });
    if (seen.size >= mostInDossier) continue;
    for (const next of await archive.followUps(storyId)) {
      if (seen.has(next) || seen.size >= mostInDossier) continue;
      seen.add(next);
      ids.push(next);
    }
  }
  return found;
}

/** The first story of those that this one follows up. */
async function beginningOf(id: string, archive: CommandContext['archive']): Promise<string> {
  const seen = new Set<string>();
  let first = id;
  for (let before: string | null = id; before !== null && !seen.has(before) && seen.size < farthest; ) {
    seen.add(before);
    first = before;
    before = await archive.followed(before);
  }
  return first;
}

/** What is told of a story, by its texts, oldest first; null for nothing. */
function entryOf(
  revisions: readonly ArchivedStory[],
  kind: 'first' | 'followUp',
  now: number,
): DossierEntry | null {
  const story = revisions.at(-1);
  if (story === undefined) return null;
  const why = whyUntold(story, now);
  if (why === null) return { kind, story, versions: versionsToRead(revisions, now) };
  return wasTold(revisions, now) ? { kind: 'withdrawn', why, at: story.changedAt } : null;
}

/** Whether a story could be read at any time up to `now`, ms: in one of its texts, before the next took its place. */
function wasTold(revisions: readonly ArchivedStory[], now: number): boolean {
  return revisions.some((one, index) => {
    const until = Math.min(now, (revisions[index + 1]?.changedAt ?? now) - 1);
    return whyUntold(one, until) === null;
  });
}
