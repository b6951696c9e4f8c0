import { parseQuery } from './archive/parse-query.ts';
import type { StoryArchive } from './archive/story-archive.ts';
import type { Arrival, ArrivalOrder, ArrivalRound } from './delivery/compose.ts';
import { isTellable, newsOnArrival, staysNews } from './digest/select.ts';
import { createToldEvents, findSameEvents } from './digest/told-events.ts';
import { findFollowUps } from './find-follow-ups.ts';
import { storyRecipe } from './post-recipe.ts';
import { createThreadReader, type ThreadArchive } from './read-thread.ts';
import { type ArchivedStory, newsTime } from './wire/story.ts';

/** Stories that are read of one topic at most, newest first. */
const mostRead = 4_000;
/** What was sent in the last hour is news whenever it came in, ms. */
const recent = 3_600_000;

/** A story of a topic, and the round in which its present text was first seen. */
interface Seen {
  readonly story: ArchivedStory;
  readonly round: number;
}

/**
 * Finds what came in for those who are told at once, by the rules of a digest: news, no fragment, an event once; for who follows a
 * story what came in of its thread (`findFollowUps`). Each topic
 * is read once a round, and only what a subscription was not asked about before goes any further: a round costs by the
 * topics that there are, not by who follows them.
 */
export function createArrivalFinder(
  archive: ThreadArchive & Pick<StoryArchive, 'find' | 'revisions'>,
): (now: number) => ArrivalRound {
  const threads = createThreadReader(archive);
  const topics = new Map<string, ReadonlyMap<string, Seen>>();
  let rounds = 0;

  async function readTopic(topic: string, timezone: string, back: number, now: number, round: number) {
    const query = parseQuery(topic, now, timezone);
    if (!query.ok) throw new Error(`The topic '${topic}' cannot be read: ${query.problem.message}`);
    const stories: ArchivedStory[] = [];
    let after: string | null = null;
    do {
      const page = { limit: 100, from: now - back, to: now + 1, ...(after === null ? {} : { after }) };
      const found = await archive.find(query.value, page, now);
      stories.push(...found.stories);
      after = found.next;
    } while (after !== null && stories.length < mostRead);
    const key = `${timezone} ${topic}`;
    const before = topics.get(key);
    const seen = new Map(
      stories.map((story) => {
        const known = before?.get(story.id);
        const isSame = known !== undefined && known.story.revision === story.revision;
        return [story.id, isSame ? known : { story, round }] as const;
      }),
    );
    topics.set(key, seen);
    return seen;
  }

  return (now) => {
    rounds += 1;
    const number = rounds;
    const readThread = threads.begin();
    const reading = new Map<string, Promise<ReadonlyMap<string, Seen>>>();

    function read(topic: string, timezone: string, askedIn: number) {
      // Who was never asked about may have missed a week.
      const back = newsOnArrival + (askedIn === 0 ? staysNews : recent);
      const key = `${back} ${timezone} ${topic}`;
      const known = reading.get(key) ?? readTopic(topic, timezone, back, now, number);
      reading.set(key, known);
      return known;
    }

    async function find({ subscription, since, askedIn, hadBefore }: ArrivalOrder) {
      const { topic, timezone } = subscription;
      const seen = [...(await read(topic, timezone, askedIn)).values()];
      const edition = { from: now - recent, to: now, carryFrom: since - newsOnArrival };
      const fresh = seen
        .filter(
          ({ story, round }) => round > askedIn && arrivalOf(story) > since && isTellable(story, edition),
        )
        .map(({ story }) => story)
        .toSorted((a, b) => arrivalOf(a) - arrivalOf(b));
      if (fresh.length === 0) return [];
      const related = findSameEvents(
        fresh,
        seen.map(({ story }) => story),
      );
      const had = await hadBefore(related.map(({ id }) => id));
      const told = createToldEvents(related.filter(({ id }) => had.has(id)));
      return fresh
        .filter((story) => !had.has(story.id) && told.tell(story))
        .map(
          (story): Arrival => ({
            storyId: story.id,
            arrivedAt: arrivalOf(story),
            changedAt: Math.max(arrivalOf(story), story.changedAt),
            newsAt: newsTime(story),
            urgency: story.urgency,
            recipe: storyRecipe(subscription, story.id, now),
          }),
        );
    }
    return {
      number,
      find: (order) =>
        order.subscription.mode === 'follow' ? findFollowUps(order, archive, readThread, now) : find(order),
    };
  };
}

function arrivalOf(story: ArchivedStory): number {
  return Math.max(newsTime(story), story.firstSeenAt);
}
