import { parseQuery } from './archive/parse-query.ts';
import type { StoryArchive } from './archive/story-archive.ts';
import type { ComposeDigest } from './delivery/compose.ts';
import { newsWindow, selectDigest } from './digest/select.ts';
import { layOutDigest } from './discord/digest-layout.ts';
import type { ArchivedStory } from './wire/story.ts';

/** Stories that a digest is chosen from at most: what a busy wire brings in a week. */
const mostCandidates = 2_000;

/**
 * From an order to a post: what the archive has for the topic and the time, the choice of lead and briefs, the layout.
 * Rejects when the topic can no longer be read, in words.
 */
export function createDigestMaker(archive: Pick<StoryArchive, 'find'>): ComposeDigest {
  return async ({ subscription, edition, marker, hadBefore }) => {
    const { topic, timezone, language, briefs } = subscription;
    const query = parseQuery(topic, edition.slot, timezone);
    if (!query.ok) throw new Error(`The topic '${topic}' cannot be read: ${query.problem.message}`);
    const window = { carryFrom: edition.carryFrom, from: edition.from, to: edition.slot };
    const candidates: ArchivedStory[] = [];
    let after: string | null = null;
    do {
      const options = { limit: 100, ...newsWindow(window), ...(after === null ? {} : { after }) };
      const found = await archive.find(query.value, options, edition.slot);
      candidates.push(...found.stories);
      after = found.next;
    } while (after !== null && candidates.length < mostCandidates);
    const had = await hadBefore(candidates.map((story) => story.id));
    const digest = selectDigest({ topic, ...window, candidates, hadBefore: had, briefs });
    return digest === null ? null : layOutDigest(digest, { topic: query.value, language, timezone, marker });
  };
}
