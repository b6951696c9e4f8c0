import type { Language } from '../src/delivery/subscription.ts';
import type { ComponentAction } from '../src/discord/command.ts';
import { writeCustomId } from '../src/discord/custom-id.ts';
import { dossierAction, layOutDossier, turnDossierAction } from '../src/discord/dossier-layout.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { say } from '../src/discord/say.ts';
import { shareAction } from '../src/discord/share-button.ts';
import type { ArchivedStory } from '../src/wire/story.ts';
import { collectDossier, mostInDossier } from './collect-dossier.ts';
import type { CommandContext } from './context.ts';
import { mayBeTold } from './find-story.ts';
import { storyCommand } from './story-command.ts';

/** `/nieuws dossier <bericht>`: how a story went on: its first report, what was added and corrected, what followed. */
export const dossier = storyCommand('dossier', show);

/** The button "Dossier" under a story. */
export const openDossier: ComponentAction<CommandContext> = {
  action: dossierAction,
  async run({ args: [id = ''], language }, context) {
    const story = await context.archive.get(id);
    return story === null
      ? sentenceReply(say(language, 'story.gone'), 'refusal')
      : show(story, language, context);
  },
};

/** The buttons under a long dossier: another page of it, in place of the one that is there. */
export const turnDossier: ComponentAction<CommandContext> = {
  action: turnDossierAction,
  inPlace: true,
  async run({ args: [id = '', page], language }, context) {
    const story = await context.archive.get(id);
    return story === null
      ? sentenceReply(say(language, 'story.gone'), 'refusal')
      : show(story, language, context, Number(page));
  },
};

async function show(
  story: ArchivedStory,
  language: Language,
  context: CommandContext,
  page = 0,
): Promise<Reply> {
  const now = context.now();
  if (!mayBeTold(story, now)) {
    return sentenceReply(
      say(language, story.status === 'killed' ? 'story.killed' : 'story.withheld'),
      'refusal',
    );
  }
  const entries = (await collectDossier(story.id, context)).map(({ entry }) => entry);
  const view = { page, isCut: entries.length >= mostInDossier };
  const told = layOutDossier(entries, view, { language, timezone: context.timezone });
  // Of a dossier in which nothing may be told any more there is nothing to share.
  const canShare = told.components.length > 0;
  return canShare ? { ...told, share: { customId: writeCustomId(shareAction, 'dossier') } } : told;
}
