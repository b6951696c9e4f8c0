import type { APIEmbed, RESTPostAPIChannelMessageJSONBody } from 'discord-api-types/v10';
import type { Post } from '../delivery/chat-gateway.ts';
import { colours } from './colours.ts';
import { type LaidOut, layOutEntry } from './digest-layout.ts';
import { layOutSharedDossier } from './dossier-share-layout.ts';
import type { DossierEntry } from './dossier-timeline.ts';
import { limits } from './limits.ts';
import { type PostEntry, type ToldEntry, toldOf } from './post-entry.ts';
import { withFiles } from './post-files.ts';
import { layOutReadMenu } from './read-menu.ts';
import type { Reply } from './reply.ts';
import { asMarkdown, say, sayPlainly } from './say.ts';
import { headOf, type Voice } from './story-line.ts';
import { layOutStoryPost } from './story-post.ts';
import { cutText, escapedLength, escapeText } from './text.ts';
import { layOutWithdrawn } from './withdrawn-layout.ts';

/** How a copy is laid out. */
export interface ShareVoice extends Voice {
  /** Goes into a component's custom_id, so that the message can be found again. 1 to 40 characters, no colon. */
  readonly marker: string;
  /** The message's day, ms since the epoch. */
  readonly postedAt: number;
  readonly of: 'story' | 'list' | 'dossier';
  /** A list's, as markdown. */
  readonly title: string;
  /** The id of the person who shared it; null when that is not to be said. */
  readonly sharedBy: string | null;
}

/**
 * A copy of an answer for all in a channel, as Discord will get it: who shared it, the stories, and a menu or button that opens
 * them; nothing that only the asker may use. What was withdrawn since keeps its place and number, without a word of it.
 * `entries`: in their order, one at least; `dossier`: the same as a dossier tells them, where that is what is shared. Pure, and within every
 * limit of Discord; it calls nobody.
 */
export function layOutShare(
  entries: readonly PostEntry[],
  voice: ShareVoice,
  dossier: readonly DossierEntry[] = [],
): LaidOut {
  const { of, postedAt, language } = voice;
  const [first] = toldOf(entries);
  if (first === undefined) return { post: layOutWithdrawn(entries, voice, postedAt), storyIds: [] };
  if (of === 'story') {
    const { body } = layOutStoryPost(first, voice);
    const content = [tellSharer(voice), ...tellCorrection(first, language)].join('\n');
    return { post: { body: { ...body, content } }, storyIds: [first.story.id] };
  }
  if (of === 'dossier') {
    const { embed, menu, storyIds } = layOutSharedDossier(dossier, voice.marker, voice);
    const title = titleOf(toldOf(entries), voice);
    return { post: layOutPost({ title, ...embed }, menu, voice), storyIds };
  }
  const { lines, shown } = layOutLines(entries, voice);
  const told = toldOf(shown);
  const menu = layOutReadMenu(
    shown.flatMap((entry, index) =>
      entry.kind === 'told' ? [{ story: entry.story, number: index + 1 }] : [],
    ),
    voice.marker,
    language,
  );
  const embed = { title: titleOf(told, voice), description: lines.join('\n\n'), color: colours.answer };
  return { post: layOutPost(embed, menu, voice), storyIds: told.map(({ story }) => story.id) };
}

function layOutPost(embed: APIEmbed, menu: ReturnType<typeof layOutReadMenu>, voice: ShareVoice): Post {
  const body: RESTPostAPIChannelMessageJSONBody = {
    content: tellSharer(voice),
    embeds: [embed],
    components: menu === null ? [] : [menu],
    allowed_mentions: { parse: [] },
  };
  return { body: { ...body } };
}

/**
 * A copy of a map, with who shared it and a menu of its first stories. `card`: the map as it is now; `subtitle`: plain text;
 * `entries`: its stories. When none of them may be told any more, one line without a map.
 */
export function layOutMapShare(
  card: Reply,
  subtitle: string,
  entries: readonly PostEntry[],
  voice: Omit<ShareVoice, 'of'>,
): Post {
  const told = toldOf(entries);
  if (told.length === 0) {
    return withFiles(layOutWithdrawn(entries, voice, voice.postedAt), []);
  }
  const menu = layOutReadMenu(
    told.map(({ story }) => ({ story, number: null })),
    voice.marker,
    voice.language,
  );
  const { embeds, files = [] } = card;
  const body: RESTPostAPIChannelMessageJSONBody = {
    content: `${tellSharer(voice)}\n-# ${escapeText(subtitle)}`,
    embeds: [...embeds],
    components: menu === null ? [] : [menu],
    allowed_mentions: { parse: [] },
  };
  return withFiles({ body: { ...body } }, files);
}

function tellSharer({ sharedBy, language }: Pick<ShareVoice, 'sharedBy' | 'language'>): string {
  const said =
    sharedBy === null
      ? say(language, 'share.bySomebody')
      : say(language, 'share.by', { person: asMarkdown(`<@${sharedBy}>`) });
  return `-# ${said}`;
}

/** What the answer said below the story; not where small print says that it was corrected since it was shared. */
function tellCorrection({ story, change }: ToldEntry, language: ShareVoice['language']): readonly string[] {
  const isSaid = story.signal !== 'correction' || change?.kind === 'corrected';
  return isSaid ? [] : [`-# ${say(language, 'story.correction')}`];
}

/** A dossier is headed by the first of its stories that may still be told. */
function titleOf(told: ReturnType<typeof toldOf>, { of, title, language }: ShareVoice): string {
  const [first] = told;
  if (of !== 'dossier' || first === undefined) return title;
  const head = headOf(first.story, language, limits.embedTitle - 20);
  const said = sayPlainly(language, 'dossier.title', { head });
  return escapeText(cutText(said, limits.embedTitle, escapedLength).text);
}

function layOutLines(entries: readonly PostEntry[], voice: ShareVoice) {
  const lines: string[] = [];
  let room = limits.embedDescription;
  for (const entry of entries.slice(0, limits.selectOptions)) {
    const line = layOutEntry(entry, lines.length + 1, voice, voice.postedAt);
    room -= line.length + 2;
    // The first that does not fit ends the list, as in a digest.
    if (room < 0) break;
    lines.push(line);
  }
  return { lines, shown: entries.slice(0, lines.length) };
}
