import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { parseQuery } from './archive/parse-query.ts';
import type { FindOptions, Found, StoryArchive } from './archive/story-archive.ts';
import type { ComposeDigest, DigestOrder } from './delivery/compose.ts';
import type { Subscription } from './delivery/subscription.ts';
import { sectionNames } from './desk/sections.ts';
import { groupBriefs } from './digest/group-briefs.ts';
import { type EditionTime, isNews, newsWindow, type Selection, selectDigest } from './digest/select.ts';
import { readPrints } from './digest/told-events.ts';
import { digestVoice } from './digest-voice.ts';
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

  const choose = shareChoice(chooseAndFit);
  return async ({ subscription, edition, hadBefore }) => {
    const { topic, timezone, language, layout, briefs } = subscription;
    const query = readTopic(topic, edition.slot, timezone);
    const window = { carryFrom: edition.carryFrom, from: edition.from, to: edition.slot };
    const read = await readCandidates(query, window, hadBefore);
    const chosen = choose({ topic, ...window, ...read, briefs }, { language, timezone, layout });
    if (chosen === null) return null;
    return { recipe: digestRecipe(subscription, window, chosen), storyIds: chosen.storyIds };
  };
}

/** How long (ms) an answer of the archive serves others that ask the same, and how many stories are held for that. */
const remembersFor = 5_000;
const mostRemembered = 10_000;

/**
 * `find`, with the same question asked once: thousands of channels follow the same topics, and the planner composes their
 * digests within seconds. What changes meanwhile is seen when the digest is sent: it is read again then.
 */
function shareReading(archive: Pick<StoryArchive, 'find'>): StoryArchive['find'] {
  const answers = new Map<string, { readonly at: number; readonly found: Promise<Found>; count: number }>();
  /** One object for a story, whoever asked for it: what has been worked out of its text is known by it. */
  const stories = new Map<string, ArchivedStory>();
  let held = 0;
  let idle: NodeJS.Timeout | null = null;

  /** The oldest first, as they stand in the map. */
  function forgetOld(now: number): void {
    for (const [question, { at, count }] of answers) {
      if (now - at < remembersFor && held < mostRemembered) break;
      held -= count;
      answers.delete(question);
    }
    if (stories.size > mostRemembered) stories.clear();
    idle ??= setTimeout(forgetAll, remembersFor).unref();
    idle.refresh();
  }

  function forgetAll(): void {
    answers.clear();
    stories.clear();
    held = 0;
  }

  function same(story: ArchivedStory): ArchivedStory {
    const known = stories.get(story.id);
    if (known?.revision === story.revision) return known;
    stories.set(story.id, story);
    return story;
  }

  return (query: Query, options: FindOptions, now: number) => {
    const moment = performance.now();
    forgetOld(moment);
    const question = JSON.stringify([query, options, now]);
    const known = answers.get(question);
    if (known !== undefined) return known.found;
    const answer = { at: moment, found: read(), count: 0 };
    answers.set(question, answer);
    return answer.found;

    async function read(): Promise<Found> {
      try {
        const found = await archive.find(query, options, now);
        if (answers.get(question) === answer) {
          answer.count = found.stories.length;
          held += answer.count;
        }
        const shared = { ...found, stories: found.stories.map(same) };
        readPrints(shared.stories);
        // A page takes some ms; a topic that matches all there is has twenty of them.
        await setImmediate();
        return shared;
      } catch (error) {
        // An outage is not remembered.
        answers.delete(question);
        throw error;
      }
    }
  };
}

/**
 * `choose` for a selection, once for all that would choose the same: channels that follow one topic on one schedule and have
 * had the same of it.
 */
function shareChoice<T>(choose: (selection: Selection, voice: ChoiceVoice) => T) {
  const choices = new Map<string, { readonly at: number; readonly choice: T }>();
  return (selection: Selection, voice: ChoiceVoice): T => {
    const moment = performance.now();
    for (const [question, { at }] of choices) {
      if (moment - at < remembersFor) break;
      choices.delete(question);
    }
    const { candidates, hadBefore, ...rest } = selection;
    const read = createHash('sha256');
    // In which revision, too: the archive may have been read again meanwhile.
    for (const { id, revision } of candidates) read.update(`${id} ${revision} ${hadBefore.has(id)} `);
    const question = JSON.stringify([rest, voice, read.digest('base64')]);
    const known = choices.get(question);
    if (known !== undefined) return known.choice;
    const choice = choose(selection, voice);
    choices.set(question, { at: moment, choice });
    return choice;
  };
}

/** What of a subscription decides how much fits into its message. */
type ChoiceVoice = Pick<Subscription, 'language' | 'timezone' | 'layout'>;

/** Null when there is nothing to tell. */
function chooseAndFit(selection: Selection, reader: ChoiceVoice) {
  const digest = selectDigest(selection);
  if (digest === null) return null;
  const query = readTopic(selection.topic, selection.to, reader.timezone);
  const voice = digestVoice(query, reader, 'unsent');
  // Laid out as it would be sent now: what does not fit waits, and is counted. The newest stay, whatever group they are in.
  for (let most = digest.briefs.length; ; ) {
    const left = { ...digest.left, count: digest.left.count + digest.briefs.length - most };
    const cut = groupBriefs({ ...digest, briefs: digest.briefs.slice(0, most), left }, { sections });
    const { storyIds } = layOutDigest(cut, voice);
    const { groups } = cut;
    if (storyIds.length > most) return { storyIds, left, ...(groups === undefined ? {} : { groups }) };
    most = storyIds.length - 1;
  }
}

function sections({ section }: ArchivedStory): readonly string[] {
  return section === null ? [] : sectionNames(section);
}

function readTopic(topic: string, slot: number, timezone: string): Query {
  const query = parseQuery(topic, slot, timezone);
  if (!query.ok) throw new Error(`The topic '${topic}' cannot be read: ${query.problem.message}`);
  return query.value;
}
