import type { Language, Subscription } from '../src/delivery/subscription.ts';
import { nameTopic } from '../src/discord/topic-name.ts';
import type { CommandContext } from './context.ts';

/**
 * What a subscription follows, as a person would say it (plain text). A topic that this version can no longer read is
 * said as it was typed.
 */
export function topicOf(
  subscription: Pick<Subscription, 'topic' | 'timezone'>,
  language: Language,
  context: CommandContext,
): string {
  const { topic, timezone } = subscription;
  const query = topic === '' ? null : context.parseQuery(topic, context.now(), timezone);
  if (query === null) return nameTopic({ kind: 'all' }, language, timezone);
  return query.ok ? nameTopic(query.value, language, timezone) : topic;
}

/** A channel as markdown that Discord turns into a link to it. */
export function channelLink(channelId: string): string {
  return `<#${channelId}>`;
}
