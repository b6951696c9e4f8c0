import type { LastFailure } from '../src/delivery/last-failure.ts';
import type { Subscription } from '../src/delivery/subscription.ts';
import { colours } from '../src/discord/colours.ts';
import type { Call, Subcommand } from '../src/discord/command.ts';
import { limits } from '../src/discord/limits.ts';
import { sentenceReply } from '../src/discord/reply.ts';
import { asMarkdown, say, sayPlainly } from '../src/discord/say.ts';
import { tellSendFailure } from '../src/discord/tell-problem.ts';
import { timestamp } from '../src/discord/time-words.ts';
import type { CommandContext } from './context.ts';
import { channelLink, topicOf } from './subscription-words.ts';

/** `/nieuws abonnementen`: what the channels of this server follow. */
export const abonnementen: Subcommand<CommandContext> = {
  name: 'abonnementen',
  forManagers: true,
  options: [],

  async run(call, context) {
    const { language } = call;
    const all = await context.subscriptions.ofGuild(call.guildId ?? '');
    if (all.length === 0) return sentenceReply(say(language, 'subscriptions.none'));
    const lines: string[] = [];
    let room = limits.embedDescription - 100;
    for (const subscription of all) {
      const failure = await context.lastFailure(subscription.id);
      const line = [describe(subscription, call, context), ...tellFailure(failure, call)].join('\n');
      room -= line.length + 2;
      if (room < 0) break;
      lines.push(line);
    }
    const left = all.length - lines.length;
    if (left > 0) lines.push(`-# ${say(language, 'subscriptions.more', { count: left })}`);
    return {
      embeds: [
        {
          title: sayPlainly(language, 'subscriptions.title'),
          description: lines.join('\n\n'),
          color: colours.answer,
        },
      ],
      components: [],
    };
  },
};

function describe(subscription: Subscription, { language }: Call, context: CommandContext): string {
  const { schedule, timezone, channelId, id } = subscription;
  const [next] = context.nextSlots(schedule, timezone, context.now(), 1);
  return say(language, 'subscriptions.line', {
    channel: asMarkdown(channelLink(channelId)),
    topic: topicOf(subscription, language, context),
    schedule: context.describeSchedule(schedule, language),
    next: asMarkdown(next === undefined ? say(language, 'subscriptions.never') : timestamp(next, 'R')),
    id,
  });
}

/** What a moderator should know of a digest that did not arrive, and can mostly mend. */
function tellFailure(failure: LastFailure | null, { language }: Call): string[] {
  if (failure === null) return [];
  const said = {
    time: asMarkdown(timestamp(failure.slot, 'F')),
    reason: tellSendFailure(failure.code, language),
  };
  return [say(language, failure.isGivenUp ? 'subscriptions.failed' : 'subscriptions.late', said)];
}
