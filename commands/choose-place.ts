import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Target } from '../src/delivery/chat-gateway.ts';
import type { Language, Subscription } from '../src/delivery/subscription.ts';
import { type Call, textOption } from '../src/discord/command.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { asMarkdown, say } from '../src/discord/say.ts';
import type { CommandContext } from './context.ts';
import { mostInChannel, mostInServer } from './most-subscriptions.ts';
import { channelLink } from './subscription-words.ts';

/** Where a subscription is to post, or why it cannot. */
export type ChosenPlace =
  | { readonly ok: true; readonly place: Target }
  | { readonly ok: false; readonly refusal: Reply };

/** The place that was asked for, the one where it was typed when none was; in direct messages the person's own. */
export function choosePlace(call: Call, context: CommandContext): ChosenPlace {
  const { guildId, language } = call;
  if (guildId === null) {
    return { ok: true, place: { guildId, place: 'person', channelId: call.channelId, parentId: null } };
  }
  const channelId = textOption(call, 'kanaal') ?? call.channelId;
  const seen = call.channels.get(channelId) ?? context.channels.find(channelId);
  const refusal = (key: 'subscribe.badChannel') =>
    sentenceReply(say(language, key, { channel: asMarkdown(channelLink(channelId)) }), 'refusal');
  if (seen == null || seen.place === null) return { ok: false, refusal: refusal('subscribe.badChannel') };
  const place = { guildId, place: seen.place, channelId, parentId: seen.parentId };
  const problem = refusePlace(place, language, context, seen.isLocked);
  return problem === null ? { ok: true, place } : { ok: false, refusal: problem };
}

/** Why no digest can be posted there, while somebody who can change it is looking; null when it can. */
function refusePlace(
  place: Target,
  language: Language,
  { reach, channels }: CommandContext,
  isLocked: boolean,
): Reply | null {
  const channel = asMarkdown(channelLink(place.channelId));
  const held = channels.find(place.parentId ?? '')?.permissions ?? 0n;
  const mayUnlock = (held & PermissionFlagsBits.ManageThreads) !== 0n;
  const missing = [...reach.missing(place), ...(isLocked && !mayUnlock ? (['ManageThreads'] as const) : [])];
  if (missing.length > 0) {
    const lines = missing.map(
      (name) => `- **${say(language, `permission.${name}`)}**: ${say(language, `why.${name}`)}`,
    );
    const permissions = asMarkdown(lines.join('\n'));
    const said = { channel, count: missing.length, permissions };
    return sentenceReply(say(language, 'subscribe.missing', said), 'refusal');
  }
  if (reach.whyNot(place) === null) return null;
  return sentenceReply(say(language, 'subscribe.badChannel', { channel }), 'refusal');
}

/** Why no further subscription fits there, or `moved` does not; null when it does. */
export async function refuseTooMany(
  { guildId, channelId }: Target,
  language: Language,
  { subscriptions }: CommandContext,
  moved: Subscription | null = null,
): Promise<Reply | null> {
  const all = guildId === null ? await subscriptions.all() : await subscriptions.ofGuild(guildId);
  if (guildId !== null && moved === null && all.length >= mostInServer) {
    return sentenceReply(say(language, 'setting.serverFull', { most: mostInServer }), 'refusal');
  }
  if (all.filter((one) => one.channelId === channelId).length < mostInChannel) return null;
  const channel = asMarkdown(channelLink(channelId));
  return sentenceReply(say(language, 'setting.channelFull', { channel, most: mostInChannel }), 'refusal');
}
