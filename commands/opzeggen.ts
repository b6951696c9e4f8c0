import type { Choice, Subcommand } from '../src/discord/command.ts';
import { sentenceReply } from '../src/discord/reply.ts';
import { asMarkdown, say, sayPlainly } from '../src/discord/say.ts';
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
    const part = typed.trim().toLocaleLowerCase('nl');
    return all
      .map((subscription) => ({
        name: sayPlainly(call.language, 'unsubscribe.choice', {
          channel: context.channels.find(subscription.channelId)?.name ?? subscription.channelId,
          topic: topicOf(subscription, call.language, context),
          schedule: context.describeSchedule(subscription.schedule, call.language),
        }),
        value: subscription.id,
      }))
      .filter(({ name, value }) => name.toLocaleLowerCase('nl').includes(part) || value === part);
  },
};
