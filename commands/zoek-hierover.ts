import type { Language } from '../src/delivery/subscription.ts';
import type { MessageAction } from '../src/discord/command.ts';
import { sentenceReply } from '../src/discord/reply.ts';
import { asMarkdown, listIn, say, sayPlainly } from '../src/discord/say.ts';
import { bold } from '../src/discord/text.ts';
import type { Query } from '../src/wire/query.ts';
import type { CommandContext } from './context.ts';
import { answerList } from './listing.ts';
import type { Question } from './page-book.ts';
import { type RatedWord, rateWords } from './rate-words.ts';
import { wordsOfMessage } from './words-of-message.ts';

/** Stories in the answer at most. */
const count = 8;
/** Words that a story must have all of, at first; and those of which it must have two, when none has. */
const together = 3;
const several = 4;

/**
 * "Zoek hierover" in the menu of any message: the news about what it says. The words that are rarest in the news tell most: first what
 * has all of the first three, when nothing has, what has two of the first four, never just any one of them. What was
 * searched for stands below.
 */
export const searchAbout: MessageAction<CommandContext> = {
  name: 'zoek-hierover',

  async run({ text, language }, context) {
    const words = wordsOfMessage(text, (name) => context.isKnownName('city', name));
    if (words.length === 0) return sentenceReply(say(language, 'about.noWords'), 'refusal');
    const rated = await rateWords(words, context);
    const none = { words: words.map((word) => word.text).join(', ') };
    if (rated.length === 0) return sentenceReply(say(language, 'about.none', none));
    for (const { query, key, used } of questionsOf(rated)) {
      const said = say(language, key, { words: asMarkdown(listOf(used, key, language)) });
      const part = {
        count,
        notes: [`-# ${said}`],
        title: sayPlainly(language, 'about.title'),
      };
      // As it would be typed, so that the button "Meer" asks the same.
      const isBest = key === 'about.several';
      const text = context.formatQuery(query, language);
      const question: Question = { command: 'zoek', text, ...(isBest && { order: 'best' }) };
      const list = await answerList(question, query, part, language, context);
      if (list !== null) return list;
    }
    const [first] = rated;
    if (first === undefined) return sentenceReply(say(language, 'about.none', none));
    const alone = sayPlainly(language, 'digest.readSearch', {
      words: context.formatQuery(queryOf(first), language),
    });
    const told = {
      words: asMarkdown(listOf(rated.slice(0, several), 'about.several', language)),
      command: asMarkdown(`\`${alone.replaceAll('`', '')}\``),
    };
    return sentenceReply(say(language, 'about.notTogether', told));
  },
};

interface Asked {
  readonly query: Query;
  readonly key: 'about.all' | 'about.several';
  readonly used: readonly RatedWord[];
}

/** From the narrowest to the widest. */
function questionsOf(words: readonly RatedWord[]): readonly Asked[] {
  const first = words.slice(0, together);
  const all: Asked = { query: every(first), key: 'about.all', used: first };
  const some = words.slice(0, several);
  const pairs = some.flatMap((one, at) => some.slice(at + 1).map((other) => every([one, other])));
  return pairs.length < 2
    ? [all]
    : [all, { query: { kind: 'or', parts: pairs }, key: 'about.several', used: some }];
}

function every(words: readonly RatedWord[]): Query {
  const parts = words.map(queryOf);
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: 'and', parts };
}

function queryOf({ text }: RatedWord): Query {
  return { kind: text.includes(' ') ? 'phrase' : 'word', text };
}

function listOf(words: readonly RatedWord[], key: Asked['key'], language: Language): string {
  const type = key === 'about.all' ? 'conjunction' : 'disjunction';
  return listIn(
    words.map(({ text }) => bold(text)),
    language,
    type,
  );
}
