import type { Subscription } from '../src/delivery/subscription.ts';
import type { Asker, Choice } from '../src/discord/command.ts';
import { sayPlainly } from '../src/discord/say.ts';
import { cutText } from '../src/discord/text.ts';
import { foldText } from '../src/wire/words.ts';
import type { CommandContext } from './context.ts';
import { followedBy } from './subscription-words.ts';

/** Characters of a topic in a choice, so that its times can be read behind it. */
const longestTopic = 50;

/** The subscriptions that are the asker's to manage: the server's, or in direct messages their own. */
export async function subscriptionsOf(
  { guildId, userId }: Asker,
  { subscriptions }: CommandContext,
): Promise<readonly Subscription[]> {
  if (guildId !== null) return subscriptions.ofGuild(guildId);
  return (await subscriptions.all()).filter((one) => one.guildId === null && one.createdBy === userId);
}

/** The subscription with this id where it is the asker's to manage; another's is as if it did not exist. */
export async function findTheirs(
  id: string,
  { guildId, userId }: Asker,
  { subscriptions }: CommandContext,
): Promise<Subscription | null> {
  const found = await subscriptions.get(id);
  if (found === null || found.guildId !== guildId) return null;
  return guildId === null && found.createdBy !== userId ? null : found;
}

/** Offers subscriptions: found by words of their channel, topic and times in any order, and by their id. */
export async function completeSubscription(
  typed: string,
  asker: Asker,
  context: CommandContext,
): Promise<readonly Choice[]> {
  const all = await subscriptionsOf(asker, context);
  const parts = foldText(typed).split(/\s+/);
  const said = await Promise.all(
    all.map(async (subscription) => {
      const topic = await followedBy(subscription, asker.language, context);
      const whole = describe(subscription, topic, asker, context);
      const name = describe(subscription, cutText(topic, longestTopic).text, asker, context);
      return {
        name,
        value: subscription.id,
        text: foldText(`${whole} ${subscription.topic} ${subscription.id}`),
      };
    }),
  );
  return said
    .filter(({ text }) => parts.every((part) => text.includes(part)))
    .map(({ name, value }) => ({ name, value }));
}

/** What people choose a subscription by; `topic`: what it follows. */
function describe(
  { place, channelId, parentId, schedule, mode }: Subscription,
  topic: string,
  { language }: Asker,
  context: CommandContext,
): string {
  return sayPlainly(language, 'unsubscribe.choice', {
    channel:
      place === 'person'
        ? sayPlainly(language, 'setting.direct-messages')
        : `#${context.channels.find(channelId, parentId)?.name ?? sayPlainly(language, 'setting.unseenChannel')}`,
    topic,
    schedule:
      mode === 'digest'
        ? context.describeSchedule(schedule, language)
        : sayPlainly(language, mode === 'follow' ? 'follow.mode' : 'setting.direct'),
  });
}
