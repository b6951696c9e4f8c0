import type { MessageAction } from '../src/discord/command.ts';
import { sentenceReply } from '../src/discord/reply.ts';
import { say } from '../src/discord/say.ts';
import type { Query } from '../src/wire/query.ts';
import type { CommandContext } from './context.ts';
import { answerList } from './listing.ts';
import { wordsOfMessage } from './words-of-message.ts';

/** Stories in the answer at most. */
const count = 8;

/**
 * "Zoek hierover" in the menu of any message: the news about what it says. First what has all of its most telling words; when
 * nothing has, fewer of them, down to any one.
 */
export const searchAbout: MessageAction<CommandContext> = {
  name: 'zoek-hierover',

  async run({ text, language }, context) {
    const words = wordsOfMessage(text);
    if (words.length === 0) return sentenceReply(say(language, 'about.noWords'), 'refusal');
    for (const asked of questionsOf(words)) {
      // As it would be typed, so that the button "Meer" asks the same.
      const question = { command: 'zoek', text: context.formatQuery(asked, language) } as const;
      const list = await answerList(question, asked, { count }, language, context);
      if (list !== null) return list;
    }
    return sentenceReply(say(language, 'about.none', { words: words.join(', ') }));
  },
};

/** From the narrowest to the widest. */
function questionsOf(words: readonly string[]): readonly Query[] {
  const parts = words.map((text): Query => ({ kind: 'word', text }));
  const together = [3, 2]
    .filter((size) => size <= parts.length)
    .map((size): Query => ({ kind: 'and', parts: parts.slice(0, size) }));
  const [only] = parts;
  const any: Query = parts.length === 1 && only !== undefined ? only : { kind: 'or', parts };
  return [...together, any];
}
