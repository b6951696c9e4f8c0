import type { Subscription } from '../src/delivery/subscription.ts';
import type { Call, Choice, Subcommand } from '../src/discord/command.ts';
import { sentenceReply } from '../src/discord/reply.ts';
import { asMarkdown, say, sayPlainly } from '../src/discord/say.ts';
import { cutText } from '../src/discord/text.ts';
import { foldText } from '../src/wire/words.ts';
import type { CommandContext } from './context.ts';
import { completedOption, filledText } from './options.ts';
import { channelLink, topicOf } from './subscription-words.ts';

/** `/nieuws opzeggen <abonnement>`: ends a subscription of this server. */
export const opzeggen: Subcommand<CommandContext> = {
  name: 'opzeggen',
  forManagers: true,
  options: [completedOption('opzeggen.abonnement', 100, true)],

  async run(call, context) {
    const { language } = call;
    const id = filledText(call, 'abonnement');
    if (id === null) return sentenceReply(say(language, 'unsubscribe.blank'), 'refusal');
    const subscription = await context.subscriptions.get(id);
    // Another server's subscription is none of theirs, and its id tells nothing.
    const isTheirs = subscription !== null && subscription.guildId === call.guildId;
    if (!isTheirs || !(await context.subscriptions.remove(id))) {
      return sentenceReply(say(language, 'unsubscribe.unknown', { id }), 'refusal');
    }
    return sentenceReply(
      say(language, 'unsubscribe.done', {
        channel: asMarkdown(channelLink(subscription.channelId)),
        topic: topicOf(subscription, language, context),
      }),
    );
  },

  async complete(_option, typed, call, context): Promise<readonly Choice[]> {
    const all = await context.subscriptions.ofGuild(call.guildId ?? '');
    const parts = foldText(typed).split(/\s+/);
    return all
      .filter((subscription) => {
        const text = foldText(
          `${describe(subscription, call, context)} ${subscription.topic} ${subscription.id}`,
        );
        return parts.every((part) => text.includes(part));
      })
      .map((subscription) => ({
        name: describe(subscription, call, context, longestTopic),
        value: subscription.id,
      }));
  },
};

/** Characters of a topic in a choice, so that its times can be read behind it. */
const longestTopic = 50;

function describe(
  { channelId, topic, timezone, schedule }: Subscription,
  { language }: Call,
  context: CommandContext,
  longest = Number.POSITIVE_INFINITY,
): string {
  return sayPlainly(language, 'unsubscribe.choice', {
    channel: context.channels.find(channelId)?.name ?? channelId,
    topic: cutText(topicOf({ topic, timezone }, language, context), longest).text,
    schedule: context.describeSchedule(schedule, language),
  });
}
