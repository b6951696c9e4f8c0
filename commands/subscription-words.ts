import type { Language, Subscription } from '../src/delivery/subscription.ts';
import { asMarkdown, say, sayPlainly } from '../src/discord/say.ts';
import { headOf } from '../src/discord/story-line.ts';
import { dateIn } from '../src/discord/time-words.ts';
import { nameTopic } from '../src/discord/topic-name.ts';
import type { CommandContext } from './context.ts';
import { mayBeTold } from './find-story.ts';

/** Characters of a headline that says which story is followed. */
const headLength = 120;

/**
 * What a subscription follows, as a person would say it (plain text). Of a story no word that may not be told. Rejects as the archive
 * does.
 */
export async function followedBy(
  subscription: Pick<Subscription, 'topic' | 'timezone' | 'thread'>,
  language: Language,
  context: CommandContext,
): Promise<string> {
  const { thread } = subscription;
  if (thread === null) return topicOf(subscription, language, context);
  for (const id of new Set([thread.storyId, ...Object.keys(thread.known), ...thread.later])) {
    const story = await context.archive.get(id);
    if (story === null || !mayBeTold(story, context.now())) continue;
    return sayPlainly(language, 'follow.topic', { head: headOf(story, language, headLength) });
  }
  return sayPlainly(language, 'follow.topicUnnamed');
}

/**
 * The same for a message that stays as it is: a story that is followed goes by the date since when, and not by a headline that may be
 * withdrawn one day.
 */
export function followedSince(
  subscription: Pick<Subscription, 'topic' | 'timezone' | 'thread' | 'createdAt'>,
  language: Language,
  context: CommandContext,
): string {
  const { thread, createdAt, timezone } = subscription;
  if (thread === null) return topicOf(subscription, language, context);
  return sayPlainly(language, 'follow.topicSince', { date: dateIn(createdAt, language, timezone) });
}

/** A topic as a person would say it (plain text). One that this version can no longer read is said as it was typed. */
export function topicOf(
  subscription: Pick<Subscription, 'topic' | 'timezone'>,
  language: Language,
  context: CommandContext,
): string {
  const { topic, timezone } = subscription;
  const query = topic === '' ? null : context.parseQuery(topic, context.now(), timezone);
  if (query === null) return nameTopic({ kind: 'all' }, language, timezone);
  return query.ok ? nameTopic(context.nameQuery(query.value, language), language, timezone) : topic;
}

/** Whose subscriptions somebody manages, for the words that say so: the server's, or in direct messages their own. */
export function whereOf({ guildId }: Pick<Subscription, 'guildId'>): 'server' | 'person' {
  return guildId === null ? 'person' : 'server';
}

/** `placeLink` at the start of a sentence. */
export function placeFirst(place: Parameters<typeof placeLink>[0], language: Language): string {
  const link = placeLink(place, language);
  return link.charAt(0).toLocaleUpperCase(language) + link.slice(1);
}

/** A channel as markdown that Discord turns into a link to it. */
export function channelLink(channelId: string): string {
  return `<#${channelId}>`;
}

/** Where a subscription posts, as markdown. */
export function placeLink(
  { place, channelId }: Pick<Subscription, 'place' | 'channelId'>,
  language: Language,
): string {
  return place === 'person' ? say(language, 'setting.direct-messages') : channelLink(channelId);
}

/** A line that says so where nobody is notified of the role that a subscription mentions, as markdown; else none. */
export function warnOfSilentRole(
  { guildId, roleId }: Pick<Subscription, 'guildId' | 'roleId'>,
  language: Language,
  { reach }: CommandContext,
): readonly string[] {
  if (guildId === null || roleId === null || reach.reachesRole(guildId, roleId)) return [];
  return [say(language, 'setting.silentRole', { role: asMarkdown(`<@&${roleId}>`) })];
}
