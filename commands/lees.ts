import type { Language } from '../src/delivery/subscription.ts';
import type { ComponentAction, Press } from '../src/discord/command.ts';
import { writeCustomId } from '../src/discord/custom-id.ts';
import { limits } from '../src/discord/limits.ts';
import { readAction } from '../src/discord/read-menu.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { say } from '../src/discord/say.ts';
import { shareAction } from '../src/discord/share-button.ts';
import { layOutStory, turnAction } from '../src/discord/story-layout.ts';
import type { ArchivedStory } from '../src/wire/story.ts';
import { collectDossier } from './collect-dossier.ts';
import type { CommandContext } from './context.ts';
import { storiesToTell } from './find-story.ts';
import { storyCommand } from './story-command.ts';
import { versionsToRead } from './versions.ts';

/** Stories in the menu of those that hang together with this one. */
const mostRelated = 10;

/** `/nieuws lees <bericht>`: a story as a whole, by a word of it or chosen from what is offered. */
export const lees = storyCommand('lees', (story, language, context) =>
  showStory(story, 0, language, context),
);

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
  return story === null
    ? sentenceReply(say(language, 'story.gone'), 'refusal')
    : showStory(story, page, language, context);
}

/** A story as it is now, or why it may not be told, with its versions and the stories that it hangs together with. */
export async function showStory(
  story: ArchivedStory,
  page: number,
  language: Language,
  context: CommandContext,
): Promise<Reply> {
  if (story.status === 'killed') return sentenceReply(say(language, 'story.killed'), 'refusal');
  const isEmbargoed = story.embargoUntil !== null && story.embargoUntil > context.now();
  if (story.status === 'withheld' || isEmbargoed) {
    return sentenceReply(say(language, 'story.withheld'), 'refusal');
  }
  const { archive, timezone } = context;
  const now = context.now();
  const versions = story.revision > 1 ? versionsToRead(await archive.revisions(story.id), now) : [];
  const before = await archive.followed(story.id);
  const linked = [...(before === null ? [] : [before]), ...(await archive.followUps(story.id))];
  const related = await storiesToTell(linked.slice(0, mostRelated), context);
  // What may not be told does not show by a button either; it is looked into where nothing else speaks for one.
  const goesOn = async () => linked.length > 0 && (await collectDossier(story.id, context)).length > 1;
  const around = {
    hasDossier: versions.length > 1 || related.length > 0 || (await goesOn()),
    // The newest ones: the dossier has all.
    versions: versions.slice(-limits.selectOptions),
    related,
  };
  return {
    ...layOutStory(story, page, { language, timezone }, around),
    share: { customId: writeCustomId(shareAction, 'bericht', story.id) },
  };
}
