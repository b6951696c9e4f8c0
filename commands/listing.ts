import type { Language } from '../src/delivery/subscription.ts';
import type { ComponentAction } from '../src/discord/command.ts';
import { fitCustomId, packText, unpackText, writeCustomId } from '../src/discord/custom-id.ts';
import { countFitting, layOutListing } from '../src/discord/list-layout.ts';
import { buttonRow, type Reply, sentenceReply } from '../src/discord/reply.ts';
import { say, sayPlainly } from '../src/discord/say.ts';
import { shareAction } from '../src/discord/share-button.ts';
import { nameTopic } from '../src/discord/topic-name.ts';
import { countryCode, countryInSentence } from '../src/wire/countries.ts';
import type { Result } from '../src/wire/problem.ts';
import type { Query } from '../src/wire/query.ts';
import type { CommandContext } from './context.ts';
import { mostStories } from './options.ts';
import type { NextPage, Question } from './page-book.ts';

/** Which part of the list. */
interface Part {
  /** Stories at most, 1 to 20. */
  readonly count: number;
  /** How many came before this part. */
  readonly before: number;
  /** The archive's token of this part; null for the first one. */
  readonly after: string | null;
  /** What is said below it, as markdown. */
  readonly notes?: readonly string[];
  /** What stands above it, plain text; the question unless given. */
  readonly title?: string;
}

const moreAction = 'meer';
/** Where other buttons have the command: the rest is a key of what is kept. */
const keptMark = 'bewaard';

/** How long a reader waits for what is found, ms: half of it before Discord is told that it takes longer. */
const readersWait = 2_000;

/** What is asked for by a section; by the empty one, everything. */
export function sectionQuery(section: string): Query {
  return section === '' ? { kind: 'all' } : { kind: 'field', field: 'section', value: section };
}

/** What is asked for by a city. */
export function cityQuery(city: string): Query {
  return { kind: 'field', field: 'city', value: city };
}

/** What is asked for by a country. */
export function countryQuery(country: string): Query {
  return { kind: 'field', field: 'country', value: country };
}

function queryOf({ command, text }: Question, context: CommandContext): Result<Query> {
  if (command === 'zoek') return context.parseQuery(text, context.now(), context.timezone);
  return { ok: true, value: queries[command](text) };
}

const queries = { stad: cityQuery, land: countryQuery, laatste: sectionQuery } as const;

/**
 * A part of the list that answers a question, with a button for the next one; null when there is none. What takes too long
 * to look through is answered in part, and the button goes on with it. The button works
 * as long as the message is there, since it carries the question; one that is too long for that is kept for a day.
 */
export async function answerList(
  question: Question,
  query: Query,
  { count, before, after, notes = [], title }: Part,
  language: Language,
  context: CommandContext,
): Promise<Reply | null> {
  const { archive, timezone, now } = context;
  const at = now();
  const order = question.order ?? 'newest';
  const find = (limit: number) =>
    archive.find(query, { limit, order, mostTime: readersWait, ...(after === null ? {} : { after }) }, now());
  let found = await find(count);
  if (found.stories.length === 0) return found.next === null ? null : noneYet(found.next);
  const fitting = countFitting(found.stories, { before, at }, { language, timezone }, notes);
  // Again, so that the next part begins with the first that did not fit.
  if (fitting < found.stories.length) found = await find(fitting);
  const { stories, next, isCutShort } = found;
  const button = next === null ? null : await buttonTo(next, before + stories.length);
  const list = {
    title: title ?? titleOf(question, query, language, timezone),
    stories,
    before,
    at,
    next: button,
    notes,
    ...(isCutShort && { isCutShort }),
    ...(order === 'best' && { isBest: true }),
  };
  return {
    ...layOutListing(list, { language, timezone }),
    share: { customId: writeCustomId(shareAction, 'lijst') },
  };

  /** Time was over before anything was found. */
  async function noneYet(next: string): Promise<Reply> {
    const turn = { customId: await buttonTo(next, before), label: `${sayPlainly(language, 'list.on')} ▶` };
    return { ...sentenceReply(say(language, 'list.noneYet')), components: buttonRow(turn) };
  }

  async function buttonTo(after: string, before: number): Promise<string> {
    const page = { question, count, before, after };
    return carry(page) ?? writeCustomId(moreAction, keptMark, await context.pages.keep(page));
  }
}

/** The button "Meer" under a list: the next part, in a message of its own. */
export const showMore: ComponentAction<CommandContext> = {
  action: moreAction,
  async run({ args, language }, context) {
    const [first = '', key = ''] = args;
    const page = first === keptMark ? await context.pages.read(key) : readCarried(args);
    if (page === null && first === keptMark) return sentenceReply(say(language, 'list.expired'), 'refusal');
    const query = page === null ? null : queryOf(page.question, context);
    if (page === null || query?.ok !== true) {
      return sentenceReply(say(language, 'failed.unknown'), 'refusal');
    }
    const list = await answerList(page.question, query.value, page, language, context);
    return list ?? sentenceReply(say(language, 'list.end'));
  },
};

/** What `carry` put into a button; null for what it did not. */
function readCarried(args: readonly string[]): NextPage | null {
  const [command = '', count, before, after = '', text = ''] = args;
  const part = { count: Number(count), before: Number(before), after };
  const isOurs = Number.isSafeInteger(part.before) && part.count >= 1 && part.count <= mostStories;
  return isOurs && isCommand(command) ? { question: { command, text: unpackText(text) }, ...part } : null;
}

function isCommand(word: string): word is Question['command'] {
  return word === 'zoek' || Object.hasOwn(queries, word);
}

function titleOf({ command, text }: Question, query: Query, language: Language, timezone: string): string {
  if (command === 'zoek') return sayPlainly(language, 'search.title', { words: text });
  const country = command === 'land' ? countryCode(text) : null;
  if (country !== null) {
    return sayPlainly(language, 'city.title', { city: countryInSentence(country, language) });
  }
  if (command === 'stad' || command === 'land') {
    return sayPlainly(language, 'city.title', { city: nameTopic(query, language, timezone) });
  }
  return text === ''
    ? sayPlainly(language, 'latest.title')
    : sayPlainly(language, 'latest.ofSection', { section: text });
}

/** The page as a button carries it; null when it is too long for that. Of the best ones it always may be, with all that is left. */
function carry({ question: { command, text, order }, count, before, after }: NextPage): string | null {
  if (order !== undefined) return null;
  return fitCustomId(moreAction, command, String(count), String(before), after, packText(text));
}
