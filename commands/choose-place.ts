import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Target } from '../src/delivery/chat-gateway.ts';
import type { Language, Subscription } from '../src/delivery/subscription.ts';
import { type Call, type NamedChannel, textOption } from '../src/discord/command.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { asMarkdown, type Markdown, say } from '../src/discord/say.ts';
import type { CommandContext } from './context.ts';
import { mostInChannel, mostInServer } from './most-subscriptions.ts';
import { channelLink } from './subscription-words.ts';

/** Where a subscription is to post, or why it cannot. */
export type ChosenPlace =
  | { readonly ok: true; readonly place: Target }
  | { readonly ok: false; readonly refusal: Reply };

/**
 * The place that was asked for, the one where it was typed when none was; in direct messages the person's own. `map`: one is to
 * stand above the digests.
 */
export function choosePlace(call: Call, map: boolean, context: CommandContext): ChosenPlace {
  const { guildId, language } = call;
  if (guildId === null) {
    return { ok: true, place: { guildId, place: 'person', channelId: call.channelId, parentId: null } };
  }
  return placeAt(
    { guildId, channelId: textOption(call, 'kanaal') ?? call.channelId, language, map },
    call.channels,
    context,
  );
}

/**
 * This channel of a server as a place to post, or why it is none. `told`: what Discord told of channels; `map`: as of
 * `choosePlace`; `byButton`: it was asked by the button that has a story followed, not by a command.
 */
export function placeAt(
  {
    guildId,
    channelId,
    language,
    map = false,
    byButton = false,
  }: { readonly guildId: string; readonly map?: boolean; readonly byButton?: boolean } & Pick<
    Call,
    'channelId' | 'language'
  >,
  told: Call['channels'],
  context: CommandContext,
): ChosenPlace {
  const seen = seePlace(guildId, channelId, told, context);
  if (seen === null) {
    const channel = asMarkdown(channelLink(channelId));
    return {
      ok: false,
      refusal: sentenceReply(say(language, 'subscribe.badChannel', { channel }), 'refusal'),
    };
  }
  const problem = refusePlace({ ...seen.place, map }, language, context, seen.isLocked, byButton);
  return problem === null ? { ok: true, place: seen.place } : { ok: false, refusal: problem };
}

/** A place of a server that takes posts, whether or not the bot may post there; null for what is none. */
export function seePlace(
  guildId: string,
  channelId: string,
  told: ReadonlyMap<string, NamedChannel>,
  { channels }: CommandContext,
): { readonly place: Target; readonly isLocked: boolean } | null {
  const seen = told.get(channelId) ?? channels.find(channelId);
  if (seen == null || seen.place === null) return null;
  const { place, parentId, isLocked } = seen;
  return { place: { guildId, place, channelId, parentId }, isLocked };
}

/** The permissions that the bot lacks there, a line each with what it is for, as markdown; null for none. */
export function sayMissing(
  place: Target,
  isLocked: boolean,
  language: Language,
  { reach, channels }: CommandContext,
): { readonly count: number; readonly permissions: Markdown } | null {
  const held = channels.find(place.parentId ?? '')?.permissions ?? 0n;
  const mayUnlock = (held & PermissionFlagsBits.ManageThreads) !== 0n;
  const missing = [...reach.missing(place), ...(isLocked && !mayUnlock ? (['ManageThreads'] as const) : [])];
  const lines = missing.map(
    (name) => `- **${say(language, `permission.${name}`)}**: ${say(language, `why.${name}`)}`,
  );
  return missing.length === 0 ? null : { count: missing.length, permissions: asMarkdown(lines.join('\n')) };
}

/** Why no digest can be posted there, while somebody who can change it is looking; null when it can. */
export function refusePlace(
  place: Target,
  language: Language,
  context: CommandContext,
  isLocked = false,
  byButton = false,
): Reply | null {
  const channel = asMarkdown(channelLink(place.channelId));
  const missing = sayMissing(place, isLocked, language, context);
  if (missing !== null) {
    const key = byButton ? 'follow.missing' : 'subscribe.missing';
    return sentenceReply(say(language, key, { channel, ...missing }), 'refusal');
  }
  if (context.reach.whyNot(place) === null) return null;
  return sentenceReply(say(language, 'subscribe.badChannel', { channel }), 'refusal');
}

/** Why no further subscription fits there, or `moved` does not; null when it does. */
export async function refuseTooMany(
  { guildId, channelId }: Target,
  language: Language,
  { subscriptions }: CommandContext,
  moved: Subscription | null = null,
): Promise<Reply | null> {
  const held = guildId === null ? await subscriptions.all() : await subscriptions.ofGuild(guildId);
  // Stories that are followed have a limit of their own.
  const all = held.filter(({ mode }) => mode !== 'follow');
  if (guildId !== null && moved === null && all.length >= mostInServer) {
    return sentenceReply(say(language, 'setting.serverFull', { most: mostInServer }), 'refusal');
  }
  if (all.filter((one) => one.channelId === channelId).length < mostInChannel) return null;
  const channel = asMarkdown(channelLink(channelId));
  return sentenceReply(say(language, 'setting.channelFull', { channel, most: mostInChannel }), 'refusal');
}
