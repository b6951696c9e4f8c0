import type { Language } from '../src/delivery/subscription.ts';
import type { ComponentAction } from '../src/discord/command.ts';
import { writeCustomId } from '../src/discord/custom-id.ts';
import { countFitting, layOutListing } from '../src/discord/list-layout.ts';
import { buttonRow, type Reply, sentenceReply } from '../src/discord/reply.ts';
import { say, sayPlainly } from '../src/discord/say.ts';
import { sectionName } from '../src/discord/section-names.ts';
import { shareAction } from '../src/discord/share-button.ts';
import { nameTopic } from '../src/discord/topic-name.ts';
import { nextButton, previousButton } from '../src/discord/turn-buttons.ts';
import { countryCode, countryInSentence } from '../src/wire/countries.ts';
import type { Result } from '../src/wire/problem.ts';
import type { Query } from '../src/wire/query.ts';
import type { NamedField } from '../src/wire/query-names.ts';
import { carryPage, moreAction, readCarried } from './carry-page.ts';
import type { CommandContext } from './context.ts';
import type { PageStart, Question } from './page-book.ts';
import { wordsForReader } from './words-for-reader.ts';

/** Which page of the list. */
interface Part {
  /** Stories at most, 1 to 20. */
  readonly count: number;
  /** Where each page from the second on begins, this one's last; the first page unless given. */
  readonly starts?: readonly PageStart[];
  /** What is said below it, as markdown. */
  readonly notes?: readonly string[];
  /** What stands above it, plain text; the question unless given. */
  readonly title?: string;
}

/** Where other buttons have the command: the rest is a key of what is kept. */
const keptMark = 'bewaard';

/** How long a reader waits for what is found, ms: most of it after Discord was told that it takes longer. */
const readersWait = 2_000;

/** What is asked for by a section; by the empty one, everything. */
export function sectionQuery(section: string): Query {
  return section === '' ? { kind: 'all' } : { kind: 'field', field: 'section', value: section };
}

/** What is asked for by a city. */
export function cityQuery(city: string): NamedField {
  return { kind: 'field', field: 'city', value: city };
}

/** What is asked for by a country. */
export function countryQuery(country: string): NamedField {
  return { kind: 'field', field: 'country', value: country };
}

function queryOf({ command, text }: Question, context: CommandContext): Result<Query> {
  if (command === 'zoek') return context.parseQuery(text, context.now(), context.timezone);
  return { ok: true, value: queries[command](text) };
}

const queries = { stad: cityQuery, land: countryQuery, laatste: sectionQuery } as const;

/**
 * A page of the list that answers a question, with buttons for the one before and the next; null when there is nothing on
 * it. What takes too long to look through is answered in part, and the button goes on with it. The buttons work
 * as long as the message is there, since they carry the question and where its pages begin; what is too long for that is
 * kept for a day.
 */
export async function answerList(
  question: Question,
  query: Query,
  { count, starts = [], notes = [], title }: Part,
  language: Language,
  context: CommandContext,
): Promise<Reply | null> {
  const { archive, timezone, now } = context;
  const at = now();
  const voice = { language, timezone, topic: query };
  const order = question.order ?? 'newest';
  const { before, after } = starts.at(-1) ?? { before: 0, after: undefined };
  // What was looked through without finding anything is no page.
  const page = starts.filter((start) => start.before > 0).length + 1;
  const find = (limit: number) =>
    archive.find(
      query,
      { limit, order, mostTime: readersWait, ...(after === undefined ? {} : { after }) },
      now(),
    );
  let found = await find(count);
  if (found.stories.length === 0) return found.next === null ? null : noneYet(found.next);
  const fitting = countFitting(found.stories, { before, at }, voice, notes);
  // Again, so that the next page begins with the first that did not fit.
  if (fitting < found.stories.length) found = await find(fitting);
  const { stories, next, isCutShort } = found;
  const list = {
    title: title ?? titleOf(question, query, language, context),
    stories,
    before,
    at,
    page,
    previous: page === 1 ? null : await buttonTo(starts.slice(0, -1)),
    next:
      next === null ? null : await buttonTo([...starts, { before: before + stories.length, after: next }]),
    notes,
    ...(isCutShort && { isCutShort }),
    ...(order === 'best' && { isBest: true }),
  };
  return {
    ...layOutListing(list, voice),
    share: { customId: writeCustomId(shareAction, 'lijst') },
  };

  /** Time was over before anything was found: what comes next is this page still. */
  async function noneYet(next: string): Promise<Reply> {
    const pagesBefore = starts.slice(0, -1);
    const back = page === 1 ? null : await buttonTo(pagesBefore);
    const onward = await buttonTo([...pagesBefore, { before, after: next }]);
    return {
      ...sentenceReply(say(language, 'list.noneYet')),
      components: buttonRow(previousButton(back, language), nextButton(onward, 'list.on', language)),
    };
  }

  async function buttonTo(starts: readonly PageStart[]): Promise<string> {
    const page = { question, count, starts };
    return carryPage(page) ?? writeCustomId(moreAction, keptMark, await context.pages.keep(page));
  }
}

/** The buttons under a list: another page of it, in place of the one that is there. */
export const turnList: ComponentAction<CommandContext> = {
  action: moreAction,
  inPlace: true,
  async run({ args, language }, context) {
    const [first = '', key = ''] = args;
    const page = first === keptMark ? await context.pages.read(key) : readCarried(args);
    if (page === null && first === keptMark) return aside(say(language, 'list.expired'));
    const query = page === null ? null : queryOf(page.question, context);
    if (page === null || query?.ok !== true) return aside(say(language, 'failed.unknown'));
    const end = say(language, 'list.end');
    // What is left of the list, as it is now: what stood there may have been withdrawn since.
    for (let turns = page.starts.length; turns >= 0; turns--) {
      const part = { ...page, starts: page.starts.slice(0, turns) };
      const notes = turns < page.starts.length ? [end] : [];
      const list = await answerList(page.question, query.value, { ...part, notes }, language, context);
      if (list !== null) return list;
    }
    return sentenceReply(end);
  },
};

/** Said beside the list, which stays. */
function aside(markdown: string): Reply {
  return { ...sentenceReply(markdown, 'refusal'), isAside: true };
}

function titleOf(
  { command, text }: Question,
  query: Query,
  language: Language,
  context: CommandContext,
): string {
  if (command === 'zoek') {
    return sayPlainly(language, 'search.title', { words: wordsForReader(text, query, language, context) });
  }
  const country = command === 'land' ? countryCode(text) : null;
  if (country !== null) {
    return sayPlainly(language, 'city.title', { city: countryInSentence(country, language) });
  }
  if (command === 'stad' || command === 'land') {
    return sayPlainly(language, 'city.title', {
      city: nameTopic(context.nameQuery(query, language), language, context.timezone),
    });
  }
  return text === ''
    ? sayPlainly(language, 'latest.title')
    : sayPlainly(language, 'latest.ofSection', { section: sectionName(text, language) });
}
