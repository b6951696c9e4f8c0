import type { Language } from '../src/delivery/subscription.ts';
import type { ComponentAction } from '../src/discord/command.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { say } from '../src/discord/say.ts';
import { layOutVersion, turnVersionAction } from '../src/discord/story-layout.ts';
import { readVersionValue, versionAction } from '../src/discord/version-menu.ts';
import type { CommandContext } from './context.ts';
import { mayBeTold } from './find-story.ts';
import { showStory } from './lees.ts';
import { versionsToRead } from './versions.ts';

/** The menu "Lees een versie…": a story as it was, or as it is. */
export const openVersion: ComponentAction<CommandContext> = {
  action: versionAction,
  run({ values: [value = ''], language }, context) {
    const { storyId, revision } = readVersionValue(value);
    return show(storyId, revision, 0, language, context);
  },
};

/** The buttons under a long version: another page of it, in place of the one that is there. */
export const turnVersion: ComponentAction<CommandContext> = {
  action: turnVersionAction,
  inPlace: true,
  run: ({ args: [id = '', revision, page], language }, context) =>
    show(id, Number(revision), Number(page), language, context),
};

/** Of a story that may not be told now, no earlier version may be either. */
async function show(
  id: string,
  revision: number,
  page: number,
  language: Language,
  context: CommandContext,
): Promise<Reply> {
  const now = context.now();
  const revisions = await context.archive.revisions(id);
  const story = revisions.at(-1);
  if (story === undefined) return sentenceReply(say(language, 'story.gone'), 'refusal');
  if (!mayBeTold(story, now) || story.revision === revision) return showStory(story, page, language, context);
  const versions = versionsToRead(revisions, now);
  const at = versions.findIndex((version) => version.story.revision === revision);
  const version = versions[at];
  if (version === undefined) return sentenceReply(say(language, 'story.gone'), 'refusal');
  const isCorrected = versions.slice(at + 1).some(({ kind }) => kind === 'corrected');
  const since = { kind: isCorrected ? 'corrected' : 'updated', of: story.revision } as const;
  return layOutVersion(version.story, page, since, { language, timezone: context.timezone });
}
