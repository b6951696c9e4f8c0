import type { ComponentAction, Press } from '../src/discord/command.ts';
import { readAction } from '../src/discord/read-menu.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { say } from '../src/discord/say.ts';
import { layOutStory, turnAction } from '../src/discord/story-layout.ts';
import type { CommandContext } from './context.ts';

/** The menu "Lees een bericht…", and the button under a single story: opens the story that was chosen. */
export const openStory: ComponentAction<CommandContext> = {
  action: readAction,
  run: (press, context) => show(press.values[0] ?? press.args[1] ?? '', 0, press, context),
};

/** The buttons under a long story: another page of it, in place of the one that is there. */
export const turnPage: ComponentAction<CommandContext> = {
  action: turnAction,
  inPlace: true,
  run: (press, context) => show(press.args[0] ?? '', Number(press.args[1]), press, context),
};

/** The story as it is now: what was killed or withheld since the message was posted is no longer shown. */
async function show(id: string, page: number, { language }: Press, context: CommandContext): Promise<Reply> {
  const story = await context.archive.get(id);
  if (story === null) return sentenceReply(say(language, 'story.gone'), 'refusal');
  if (story.status === 'killed') return sentenceReply(say(language, 'story.killed'), 'refusal');
  const isEmbargoed = story.embargoUntil !== null && story.embargoUntil > context.now();
  if (story.status === 'withheld' || isEmbargoed) {
    return sentenceReply(say(language, 'story.withheld'), 'refusal');
  }
  return layOutStory(story, page, { language, timezone: context.timezone });
}
