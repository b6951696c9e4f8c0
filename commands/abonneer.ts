import type { Subscription, SubscriptionWish } from '../src/delivery/subscription.ts';
import type { Call, Subcommand } from '../src/discord/command.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { asMarkdown, say } from '../src/discord/say.ts';
import { warnOfTopic } from './check-topic.ts';
import { choosePlace, refuseTooMany } from './choose-place.ts';
import { chooseTags } from './choose-tags.ts';
import { completeSetting } from './complete-settings.ts';
import type { CommandContext } from './context.ts';
import { sayFurtherSettings, sayLaterSchedule, sayNextTimes } from './describe-settings.ts';
import { completedOption, filledText } from './options.ts';
import { findTheirs, subscriptionsOf } from './pick-subscription.ts';
import { readSettings } from './read-settings.ts';
import { settingOptions } from './setting-options.ts';
import { placeFirst, topicOf, warnOfSilentRole, whereOf } from './subscription-words.ts';
import { findTwin } from './twin.ts';

/** When a digest comes if nobody says otherwise: every day at eight. */
const usualSchedule = '0 8 * * *';

/** `/nieuws abonneer`: lets a channel, or in direct messages the person, follow a topic. */
export const abonneer: Subcommand<CommandContext> = {
  name: 'abonneer',
  forManagers: true,
  ownInDirect: true,
  options: [...settingOptions, completedOption('abonneer.zoals', 100)],

  async run(call, context) {
    const { language } = call;
    const likeId = filledText(call, 'zoals');
    const like = likeId === null ? null : await findTheirs(likeId, call, context);
    if (likeId !== null && like === null) {
      return sentenceReply(
        say(language, 'unsubscribe.unknown', { id: likeId, where: whereOf(call) }),
        'refusal',
      );
    }
    const timezone = like?.timezone ?? context.timezone;
    const read = await readSettings(call, timezone, context);
    if (!read.ok) return read.refusal;
    const chosen = choosePlace(call, context);
    if (!chosen.ok) return chosen.refusal;
    const { place, channelId } = chosen.place;
    const ofSame = like?.channelId === channelId ? like.tags : [];
    const tagged = chooseTags(call, { place, channelId }, ofSame, context);
    if (!tagged.ok) return tagged.refusal;
    const tooMany = await refuseTooMany(chosen.place, language, context);
    if (tooMany !== null) return tooMany;
    return subscribe(
      call,
      { ...usual(call, context), ...settingsOf(like), ...read.settings, ...chosen.place, tags: tagged.tags },
      context,
    );
  },

  complete: completeSetting,
};

function usual({ language, userId }: Call, { timezone, now }: CommandContext) {
  return {
    topic: '',
    mode: 'digest' as const,
    schedule: usualSchedule,
    timezone,
    language,
    createdBy: userId,
    createdAt: now(),
  };
}

/** What one subscription takes over from another. */
function settingsOf(like: Subscription | null): Partial<SubscriptionWish> {
  if (like === null) return {};
  const { topic, mode, schedule, timezone, language, layout, briefs, roleId, quiet, breaking, onKill } = like;
  return { topic, mode, schedule, timezone, language, layout, briefs, roleId, quiet, breaking, onKill };
}

async function subscribe(
  call: Call,
  wish: SubscriptionWish & Pick<Subscription, 'topic' | 'mode' | 'place'>,
  context: CommandContext,
): Promise<Reply> {
  const { language } = call;
  const { topic, timezone, mode, schedule } = wish;
  const channel = asMarkdown(placeFirst(wish, language));
  const same = findTwin(wish, await subscriptionsOf(call, context), context);
  if (same !== undefined) {
    return sentenceReply(say(language, 'subscribe.already', { channel, id: same.id }), 'refusal');
  }
  const subscription = await context.subscriptions.add(wish);
  const warning = topic === '' ? null : await warnOfTopic({ topic, timezone }, language, context);
  const next = sayNextTimes(subscription, language, context);
  return sentenceReply(
    [
      say(language, 'subscribe.done', { channel, topic: topicOf(subscription, language, context) }),
      ...(warning === null ? [] : [warning]),
      mode === 'direct'
        ? say(language, 'subscribe.direct')
        : say(language, 'subscribe.when', {
            schedule: context.describeSchedule(schedule, language),
            timezone,
          }),
      ...(call.options.has('schema') || call.options.has('tijdzone')
        ? sayLaterSchedule(subscription, language, context)
        : []),
      ...sayFurtherSettings(subscription, language, context).map((line) => `- ${line}`),
      ...warnOfSilentRole(subscription, language, context),
      ...(next === null ? [] : [next]),
      `-# ${say(language, 'subscribe.stop', { id: subscription.id })}`,
    ].join('\n'),
  );
}
