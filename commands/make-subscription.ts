import type { Subscription, SubscriptionWish } from '../src/delivery/subscription.ts';
import type { Asker } from '../src/discord/command.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { asMarkdown, say } from '../src/discord/say.ts';
import { warnOfTopic } from './check-topic.ts';
import type { CommandContext } from './context.ts';
import { sayFurtherSettings, sayLaterSchedule, sayNextTimes } from './describe-settings.ts';
import { subscriptionsOf } from './pick-subscription.ts';
import { placeFirst, topicOf, warnOfSilentRole } from './subscription-words.ts';
import { findTwin } from './twin.ts';

/** When a digest comes if nobody says otherwise: every day at eight. */
const usualSchedule = '0 8 * * *';

/** What a new subscription is where nobody says otherwise: as the server chose, or the person in direct messages. */
export async function usualWish(asker: Asker, { choices, timezone }: CommandContext) {
  const chosen = await choices.of(asker);
  return {
    topic: '',
    mode: 'digest' as const,
    schedule: usualSchedule,
    timezone: chosen.timezone ?? timezone,
    language: chosen.language ?? asker.language,
  };
}

/** What this wish would come to, for a sample: a subscription that nobody made. */
export function unmade(
  wish: Omit<SubscriptionWish, 'createdBy' | 'createdAt'>,
  { imagine, now }: CommandContext,
): Subscription {
  return imagine({ ...wish, createdBy: null, createdAt: now() });
}

/** Whether a subscription was made, and what is answered. */
export interface Made {
  readonly ok: boolean;
  readonly reply: Reply;
}

/**
 * Makes a subscription for whoever asks, and says what it does and when; refuses one that its channel has already.
 * `saysSchedule`: also the times that count for digests alone.
 */
export async function makeSubscription(
  asker: Asker,
  wish: Omit<SubscriptionWish, 'createdBy' | 'createdAt'> & Pick<Subscription, 'topic' | 'mode' | 'place'>,
  context: CommandContext,
  saysSchedule = false,
): Promise<Made> {
  const { language } = asker;
  const { topic, timezone } = wish;
  const channel = asMarkdown(placeFirst(wish, language));
  const same = findTwin(wish, await subscriptionsOf(asker, context), context);
  if (same !== undefined) {
    const words = say(language, 'subscribe.already', { channel, id: same.id });
    return { ok: false, reply: sentenceReply(words, 'refusal') };
  }
  const made = { ...wish, createdBy: asker.userId, createdAt: context.now() };
  const subscription = await context.subscriptions.add(made);
  const warning = topic === '' ? null : await warnOfTopic({ topic, timezone }, language, context);
  const next = sayNextTimes(subscription, language, context);
  const lines = [
    say(language, 'subscribe.done', { channel, topic: topicOf(subscription, language, context) }),
    ...(warning === null ? [] : [warning]),
    sayWhen(subscription, language, context),
    ...(saysSchedule ? sayLaterSchedule(subscription, language, context) : []),
    ...sayFurtherSettings(subscription, language, context, true).map((line) => `- ${line}`),
    ...warnOfSilentRole(subscription, language, context),
    ...(next === null ? [] : [next]),
    `-# ${say(language, 'subscribe.stop', { id: subscription.id })}`,
  ];
  return { ok: true, reply: sentenceReply(lines.join('\n')) };
}

/** When it comes, in a sentence, as markdown. */
export function sayWhen(
  { mode, schedule, timezone }: Pick<Subscription, 'mode' | 'schedule' | 'timezone'>,
  language: Asker['language'],
  { describeSchedule }: CommandContext,
): string {
  if (mode === 'direct') return say(language, 'subscribe.direct');
  return say(language, 'subscribe.when', { schedule: describeSchedule(schedule, language), timezone });
}
