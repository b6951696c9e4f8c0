import { formatQuery } from './archive/format-query.ts';
import { parseQuery } from './archive/parse-query.ts';
import type { FindOptions, Found, StoryArchive } from './archive/story-archive.ts';
import type { ComposeDigest, DigestOrder } from './delivery/compose.ts';
import { type EditionTime, isNews, newsWindow, selectDigest } from './digest/select.ts';
import { layOutDigest } from './discord/digest-layout.ts';
import { digestRecipe } from './post-recipe.ts';
import type { Query } from './wire/query.ts';
import { type ArchivedStory, newsTime } from './wire/story.ts';

/** Stories that are read for one digest at most, newest first. */
const mostRead = 4_000;
/** With so many that the channel has not had, what waits from before the edition is not read further. */
const enough = 200;
/** How far before the edition (ms) what the channel had is read in any case, to know its events again. */
const knownAgain = 48 * 3_600_000;

/**
 * From an order to a recipe: what the archive has for the topic and the time, the choice of lead and briefs, and how many of
 * them fit into a message. Rejects when the topic can no longer be read, in words.
 */
export function createDigestMaker(archive: Pick<StoryArchive, 'find'>): ComposeDigest {
  const find = shareReading(archive);

  /** Newest first, until the edition and as much of what waits as it can use have been read. */
  async function readCandidates(query: Query, edition: EditionTime, hadBefore: DigestOrder['hadBefore']) {
    const candidates: ArchivedStory[] = [];
    const had = new Set<string>();
    let untold = 0;
    let after: string | null = null;
    do {
      const options = { limit: 100, ...newsWindow(edition), ...(after === null ? {} : { after }) };
      const { stories, next } = await find(query, options, edition.to);
      const hadOfThese = await hadBefore(stories.map((story) => story.id));
      for (const id of hadOfThese) had.add(id);
      candidates.push(...stories);
      untold += stories.filter((story) => !hadOfThese.has(story.id) && isNews(story, edition)).length;
      after = next;
      const last = stories.at(-1);
      if (untold >= enough && last !== undefined && newsTime(last) < edition.from - knownAgain) break;
    } while (after !== null && candidates.length < mostRead);
    return { candidates, hadBefore: had, orMore: after !== null };
  }

  return async ({ subscription, edition, hadBefore }) => {
    const { topic, timezone, language, briefs } = subscription;
    const query = parseQuery(topic, edition.slot, timezone);
    if (!query.ok) throw new Error(`The topic '${topic}' cannot be read: ${query.problem.message}`);
    const window = { carryFrom: edition.carryFrom, from: edition.from, to: edition.slot };
    const read = await readCandidates(query.value, window, hadBefore);
    const digest = selectDigest({ topic, ...window, ...read, briefs });
    if (digest === null) return null;
    const readOn = formatQuery(query.value);
    // Laid out as it would be sent now: what does not fit waits, and is counted.
    const voice = { topic: query.value, readOn, language, timezone, marker: 'unsent' };
    const { storyIds } = layOutDigest(digest, voice);
    const cut = digest.briefs.length + 1 - storyIds.length;
    const left = { ...digest.left, count: digest.left.count + cut };
    return { recipe: digestRecipe(subscription, window, storyIds, left), storyIds };
  };
}

/**
 * `find`, with the same question asked once while it is under way: thousands of channels follow the same topics, and the
 * planner composes many digests together. Nothing is remembered after the answer.
 */
function shareReading(archive: Pick<StoryArchive, 'find'>): StoryArchive['find'] {
  const underWay = new Map<string, Promise<Found>>();
  return (query: Query, options: FindOptions, now: number) => {
    const question = JSON.stringify([query, options, now]);
    const asked = underWay.get(question);
    if (asked !== undefined) return asked;
    const answer = archive.find(query, options, now).finally(() => underWay.delete(question));
    underWay.set(question, answer);
    return answer;
  };
}
