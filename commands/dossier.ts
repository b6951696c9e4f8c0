import type { Language } from '../src/delivery/subscription.ts';
import type { ComponentAction } from '../src/discord/command.ts';
import { writeCustomId } from '../src/discord/custom-id.ts';
import { dossierAction, layOutDossier, turnDossierAction } from '../src/discord/dossier-layout.ts';
import type { DossierEntry } from '../src/discord/dossier-timeline.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { say } from '../src/discord/say.ts';
import { shareAction } from '../src/discord/share-button.ts';
import type { ArchivedStory } from '../src/wire/story.ts';
import type { CommandContext } from './context.ts';
import { mayBeTold } from './find-story.ts';
import { storyCommand } from './story-command.ts';
import { versionsToRead } from './versions.ts';

/** How far back a story's beginning is looked for, and how many stories a dossier has at most. */
const farthest = 100;
const mostStories = 100;

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
  const entries = await collect(await beginningOf(story.id, context), context);
  const view = { page, isCut: entries.length >= mostStories };
  const told = layOutDossier(entries, view, { language, timezone: context.timezone });
  // Of a dossier in which nothing may be told any more there is nothing to share.
  const canShare = told.components.length > 0;
  return canShare ? { ...told, share: { customId: writeCustomId(shareAction, 'dossier') } } : told;
}

/** The first story of those that this one follows up. */
async function beginningOf(id: string, { archive }: CommandContext): Promise<string> {
  const seen = new Set<string>();
  let first = id;
  for (let before: string | null = id; before !== null && !seen.has(before) && seen.size < farthest; ) {
    seen.add(before);
    first = before;
    before = await archive.followed(before);
  }
  return first;
}

/** What became of this story and of those that follow it up, in no order; of what may not be told nothing but that. */
async function collect(first: string, { archive, now }: CommandContext): Promise<readonly DossierEntry[]> {
  const entries: DossierEntry[] = [];
  const ids = [first];
  const seen = new Set(ids);
  for (const id of ids) {
    const [begun, ...later] = await archive.revisions(id);
    const story = later.at(-1) ?? begun;
    if (begun === undefined || story === undefined) continue;
    const kind = id === first ? 'first' : 'followUp';
    if (mayBeTold(story, now())) {
      const versions = versionsToRead([begun, ...later], now());
      entries.push({ kind, story, versions });
    } else {
      entries.push({ kind: 'withdrawn', at: story.changedAt });
    }
    if (seen.size >= mostStories) continue;
    for (const next of await archive.followUps(id)) {
      if (seen.has(next) || seen.size >= mostStories) continue;
      seen.add(next);
      ids.push(next);
    }
  }
  return entries;
}
