import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Target } from '../src/delivery/chat-gateway.ts';
import type { Call, Choice } from '../src/discord/command.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { asMarkdown, say } from '../src/discord/say.ts';
import { foldText } from '../src/wire/words.ts';
import type { CommandContext } from './context.ts';
import { filledText } from './options.ts';
import { channelLink } from './subscription-words.ts';

/** Tags on one post at most, as Discord has it. */
export const mostTags = 5;
/** Words for none. */
const none = /^(?:geen|none)$/i;

/** The tags (ids) that posts are to have, or why they cannot. */
export type ChosenTags =
  | { readonly ok: true; readonly tags: readonly string[] }
  | { readonly ok: false; readonly refusal: Reply };

/**
 * Reads `tag`: names of the forum's tags, with commas between them. What was left out is as it was (`held`, ids). Refuses a
 * forum that wants a tag on each post and gets none, while somebody is looking.
 */
export function chooseTags(
  call: Call,
  { place, channelId }: Pick<Target, 'place' | 'channelId'>,
  held: readonly string[],
  context: CommandContext,
): ChosenTags {
  const { language } = call;
  const text = filledText(call, 'tag');
  const channel = asMarkdown(channelLink(channelId));
  const refuse = (markdown: string) => ({ ok: false, refusal: sentenceReply(markdown, 'refusal') }) as const;
  if (place !== 'forum') {
    return text === null ? { ok: true, tags: [] } : refuse(say(language, 'tag.noForum', { channel }));
  }
  const there = tagsOf(channelId, context);
  const names = there.map(({ name }) => name).join(', ') || say(language, 'tag.none');
  const wanted = text === null || none.test(text) ? [] : text.split(',').map((name) => name.trim());
  const found = wanted.map((name) => there.find((tag) => foldText(tag.name) === foldText(name)));
  const at = found.indexOf(undefined);
  if (at >= 0) return refuse(say(language, 'tag.unknown', { name: wanted[at] ?? '', channel, names }));
  const chosen = [...new Set(found.flatMap((tag) => (tag === undefined ? [] : [tag.id])))];
  if (chosen.length > mostTags) return refuse(say(language, 'tag.tooMany', { most: mostTags }));
  const tags = text === null ? held.filter((id) => there.some((tag) => tag.id === id)) : chosen;
  if (tags.length === 0 && context.channels.find(channelId)?.wantsTag === true) {
    return refuse(say(language, 'tag.wanted', { channel, names }));
  }
  return { ok: true, tags };
}

/** Offers the tags of a forum, behind those that are typed already. */
export function completeTags(typed: string, channelId: string, context: CommandContext): readonly Choice[] {
  const before = typed
    .split(',')
    .slice(0, -1)
    .map((name) => name.trim());
  const begun = foldText(typed.split(',').at(-1) ?? '').trim();
  return tagsOf(channelId, context)
    .filter(({ name }) => foldText(name).includes(begun) && !before.includes(name))
    .map(({ name }) => [...before, name].join(', '))
    .filter((value) => value.length <= 100)
    .map((value) => ({ name: value, value }));
}

/** The tags of a forum that the bot may give. */
export function tagsOf(channelId: string, { channels }: CommandContext) {
  const forum = channels.find(channelId);
  const mayModerate = ((forum?.permissions ?? 0n) & PermissionFlagsBits.ManageThreads) !== 0n;
  return (forum?.tags ?? []).filter(({ isModerated }) => mayModerate || !isModerated);
}
