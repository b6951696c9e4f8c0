import type { Language } from '../src/delivery/subscription.ts';
import type { Subcommand } from '../src/discord/command.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { say } from '../src/discord/say.ts';
import type { ArchivedStory } from '../src/wire/story.ts';
import { completeStory } from './complete-story.ts';
import type { CommandContext } from './context.ts';
import { findStory } from './find-story.ts';
import { completedOption, filledText } from './options.ts';

/** A subcommand about one story, chosen from what is offered or found by a word of it; `show` answers. */
export function storyCommand(
  name: string,
  show: (story: ArchivedStory, language: Language, context: CommandContext) => Promise<Reply>,
): Subcommand<CommandContext> {
  return {
    name,
    options: [completedOption('lees.bericht', 200, true)],

    async run(call, context) {
      const { language } = call;
      const typed = filledText(call, 'bericht');
      const story = typed === null ? null : await findStory(typed, context);
      return story === null
        ? sentenceReply(say(language, 'story.notFound', { words: typed ?? '' }), 'refusal')
        : show(story, language, context);
    },

    complete: (_option, typed, { language }, context) => completeStory(typed, language, context),
  };
}
