import type { Subscription } from '../src/delivery/subscription.ts';
import type { Call, Subcommand } from '../src/discord/command.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { layOutSample } from '../src/discord/sample-layout.ts';
import { asMarkdown, say } from '../src/discord/say.ts';
import { timestamp } from '../src/discord/time-words.ts';
import { warnOfTopic } from './check-topic.ts';
import { seePlace } from './choose-place.ts';
import { completeTopic } from './complete-topic.ts';
import type { CommandContext } from './context.ts';
import { unmade, usualWish } from './make-subscription.ts';
import { completedOption, filledText } from './options.ts';
import { completeSubscription, findTheirs, subscriptionsOf } from './pick-subscription.ts';
import { takeTopic } from './read-settings.ts';
import type { Sample } from './sample.ts';
import { placeLink, topicOf, whereOf } from './subscription-words.ts';

/** `/nieuws proef [abonnement] [onderwerp]`: the edition of a subscription as it would be now, for whoever asks alone. */
export const proef: Subcommand<CommandContext> = {
  name: 'proef',
  forManagers: true,
  ownInDirect: true,
  options: [completedOption('proef.abonnement', 100), completedOption('proef.onderwerp', 200)],

  async run(call, context) {
    const { language } = call;
    const id = filledText(call, 'abonnement');
    const asked = id === null ? null : await findTheirs(id, call, context);
    if (id !== null && asked === null) {
      return sentenceReply(say(language, 'unsubscribe.unknown', { id, where: whereOf(call) }), 'refusal');
    }
    if (asked?.mode === 'follow') return sentenceReply(say(language, 'follow.noSample'), 'refusal');
    const typed = filledText(call, 'onderwerp');
    const held = asked ?? (typed === null ? await firstHere(call, context) : null);
    const subscription = held ?? unmade(await ownWish(call, context), context);
    if (typed === null) return show(subscription, call, context);
    const topic = await takeTopic(typed, subscription.timezone, language, context);
    if (!topic.ok) return sentenceReply(topic.markdown, 'refusal');
    // Another topic has had nothing yet.
    return show({ ...subscription, id: '', topic: topic.value }, call, context);
  },

  complete: (option, typed, call, context) =>
    option === 'abonnement'
      ? completeSubscription(typed, call, context)
      : completeTopic(typed, call.language, context),
};

/** What is followed in the channel where it is asked, the oldest first; null for nothing. */
async function firstHere(call: Call, context: CommandContext): Promise<Subscription | null> {
  const all = await subscriptionsOf(call, context);
  return all.find(({ channelId, mode }) => channelId === call.channelId && mode !== 'follow') ?? null;
}

/** A subscription as this channel would get it where nothing is filled in. */
async function ownWish(call: Call, context: CommandContext) {
  const { guildId, channelId } = call;
  const usual = await usualWish(call, context);
  if (guildId === null) {
    return { ...usual, guildId, place: 'person' as const, channelId, parentId: null };
  }
  const seen = seePlace(guildId, channelId, call.channels, context);
  return { ...usual, guildId, channelId, ...seen?.place };
}

async function show(subscription: Subscription, { language }: Call, context: CommandContext): Promise<Reply> {
  const { topic, timezone } = subscription;
  const sample = await context.sample(subscription, context.now());
  const named = topicOf(subscription, language, context);
  if (sample === null) {
    const warning = topic === '' ? null : await warnOfTopic({ topic, timezone }, language, context);
    return sentenceReply(warning ?? say(language, 'guide.empty', { topic: named }));
  }
  const channel = asMarkdown(placeLink(subscription, language));
  const lines = [
    say(language, 'sample.head', { channel, topic: named }),
    sayKind(sample, language),
    ...(sample.post.thread === undefined
      ? []
      : [`-# ${say(language, 'guide.thread', { name: sample.post.thread.name })}`]),
  ];
  return layOutSample(sample.post, lines, []);
}

function sayKind({ kind, isHad, from }: Sample, language: Call['language']): string {
  if (kind === 'story') return say(language, 'sample.direct');
  if (isHad) return say(language, 'sample.had');
  return say(language, 'sample.since', { time: asMarkdown(timestamp(from, 'f')) });
}
