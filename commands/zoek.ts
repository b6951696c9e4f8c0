import { type Subcommand, textOption } from '../src/discord/command.ts';
import { sentenceReply } from '../src/discord/reply.ts';
import { say } from '../src/discord/say.ts';
import { isEmptySpan, isStillToCome } from '../src/wire/query-span.ts';
import { completeQuestion } from './complete-topic.ts';
import type { CommandContext } from './context.ts';
import { answerList } from './listing.ts';
import { chosenOption, completedOption, countOf, countOption, filledText } from './options.ts';
import { otherKindOf, sayOtherKinds, tellQuestionProblem } from './other-kind.ts';
import type { Question } from './page-book.ts';
import { findUnknown, noteInstead, sayMeant, sayUnknown } from './unknown-names.ts';
import { wordsForReader } from './words-for-reader.ts';

/** What `volgorde` can be. */
const orders = {
  nieuwste: 'choice.newest',
  beste: 'choice.best',
} as const;

/** `/nieuws zoek <woorden> [aantal] [volgorde]`: the newest stories that match a question in the search language, or the best. */
export const zoek: Subcommand<CommandContext> = {
  name: 'zoek',
  options: [completedOption('zoek.woorden', 200, true), countOption, chosenOption('zoek.volgorde', orders)],

  async run(call, context) {
    const { language } = call;
    const words = filledText(call, 'woorden');
    if (words === null) return sentenceReply(say(language, 'search.blank'), 'refusal');
    const now = context.now();
    const { query, text, doubt } = context.readTyped(words, now, context.timezone);
    if (!query.ok) {
      const reason = tellQuestionProblem(query.problem, language, context);
      return sentenceReply(say(language, 'search.unclear', { reason }), 'refusal');
    }
    const unknown = await findUnknown(query.value, context);
    // What has its news under another field is told by that alone.
    const nowhere = unknown.filter((named) => otherKindOf(named, context) === null);
    const notes = await Promise.all(nowhere.map((named) => sayUnknown(named, language, context)));
    if (doubt !== null) notes.push(sayMeant(doubt, language));
    const part = { count: countOf(call), notes };
    const isBest = textOption(call, 'volgorde') === 'beste';
    const question: Question = { command: 'zoek', text, ...(isBest && { order: 'best' }) };
    const list = await answerList(question, query.value, part, language, context);
    if (list !== null) return list;
    const said = wordsForReader(text, query.value, language, context);
    if (isEmptySpan(query.value)) return sentenceReply(say(language, 'search.emptySpan', { words: said }));
    if (isStillToCome(query.value, now))
      return sentenceReply(say(language, 'search.toCome', { words: said }));
    const elsewhere = sayOtherKinds(query.value, language, context);
    if (elsewhere.length > 0) return sentenceReply([...notes, ...elsewhere].join(' '));
    const other = await context.archive.suggest(query.value, now);
    const [first] = unknown;
    if (first === undefined && doubt === null) {
      return other === null
        ? sentenceReply(say(language, 'search.none', { words: said }))
        : sentenceReply(
            say(language, 'search.noneButNear', { words: said, other: context.formatQuery(other, language) }),
          );
    }
    if (other !== null) notes.push(sayMeant(context.formatQuery(other, language), language));
    else if (first !== undefined) notes.push(...(await noteInstead(first, language, context)));
    return sentenceReply([say(language, 'search.nothing', { words: said }), ...notes].join(' '));
  },

  complete: (_option, typed, { language }, context) => completeQuestion(typed, language, context),
};
