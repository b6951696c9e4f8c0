import type { Language } from '../src/delivery/subscription.ts';
import type { Subcommand } from '../src/discord/command.ts';
import { layOutReadMenu } from '../src/discord/read-menu.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { say } from '../src/discord/say.ts';
import type { ArchivedStory } from '../src/wire/story.ts';
import { completeStory } from './complete-story.ts';
import type { CommandContext } from './context.ts';
import { findStory, storiesToTell } from './find-story.ts';
import { completedOption, filledText } from './options.ts';

/** What would have been offered for what was typed, as stories. */
async function findOffered(
  typed: string,
  language: Language,
  context: CommandContext,
): Promise<readonly ArchivedStory[]> {
  const choices = await completeStory(typed, language, context);
  return storiesToTell(
    choices.map(({ value }) => value),
    context,
  );
}

/** The stories that may be meant, to choose one from. */
function propose(stories: readonly ArchivedStory[], words: string, language: Language): Reply {
  const entries = stories.map((story) => ({ story, number: null }));
  const menu = layOutReadMenu(entries, 'antwoord', language);
  return {
    ...sentenceReply(say(language, 'story.several', { count: stories.length, words })),
    components: menu === null ? [] : [menu],
  };
}

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
      const words = typed ?? '';
      const found = typed === null ? null : await findStory(typed, context);
      if (found !== null) return show(found, language, context);
      const offered = typed === null ? [] : await findOffered(typed, language, context);
      const [only, ...others] = offered;
      if (only === undefined) return sentenceReply(say(language, 'story.notFound', { words }), 'refusal');
      return others.length === 0 ? show(only, language, context) : propose(offered, words, language);
    },

    complete: (_option, typed, { language }, context) => completeStory(typed, language, context),
  };
}
