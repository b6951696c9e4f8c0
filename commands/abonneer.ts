import type { Subscription, SubscriptionWish } from '../src/delivery/subscription.ts';
import type { Subcommand } from '../src/discord/command.ts';
import { bringsMap } from '../src/discord/permissions.ts';
import { sentenceReply } from '../src/discord/reply.ts';
import { say } from '../src/discord/say.ts';
import { choosePlace, refuseTooMany } from './choose-place.ts';
import { chooseTags } from './choose-tags.ts';
import { completeSetting } from './complete-settings.ts';
import type { CommandContext } from './context.ts';
import { beginGuide } from './guide.ts';
import { makeSubscription, usualWish } from './make-subscription.ts';
import { completedOption, filledText } from './options.ts';
import { findTheirs } from './pick-subscription.ts';
import { readSettings } from './read-settings.ts';
import { settingOptions } from './setting-options.ts';
import { whereOf } from './subscription-words.ts';

/**
 * `/nieuws abonneer`: lets a channel, or in direct messages the person, follow a topic: at once where something is filled in, else
 * by asking step by step.
 */
export const abonneer: Subcommand<CommandContext> = {
  name: 'abonneer',
  forManagers: true,
  ownInDirect: true,
  options: [...settingOptions, completedOption('abonneer.zoals', 100)],

  async run(call, context) {
    const { language } = call;
    if (call.options.size === 0) return beginGuide(call, context);
    const likeId = filledText(call, 'zoals');
    const like = likeId === null ? null : await findTheirs(likeId, call, context);
    if (likeId !== null && like === null) {
      return sentenceReply(
        say(language, 'unsubscribe.unknown', { id: likeId, where: whereOf(call) }),
        'refusal',
      );
    }
    const usual = { ...(await usualWish(call, context)), ...settingsOf(like) };
    const read = await readSettings(call, usual.timezone, context);
    if (!read.ok) return read.refusal;
    const map = read.settings.map ?? like?.map ?? false;
    const mode = read.settings.mode ?? usual.mode;
    const chosen = choosePlace(call, bringsMap({ map, mode }), context);
    if (!chosen.ok) return chosen.refusal;
    const { place, channelId } = chosen.place;
    const ofSame = like?.channelId === channelId ? like.tags : [];
    const tagged = chooseTags(call, { place, channelId }, ofSame, context);
    if (!tagged.ok) return tagged.refusal;
    const tooMany = await refuseTooMany(chosen.place, language, context);
    if (tooMany !== null) return tooMany;
    const wish = { ...usual, ...read.settings, ...chosen.place, map, tags: tagged.tags };
    const saysSchedule = call.options.has('schema') || call.options.has('tijdzone');
    return (await makeSubscription(call, wish, context, saysSchedule)).reply;
  },

  complete: completeSetting,
};

/** What one subscription takes over from another. */
function settingsOf(like: Subscription | null): Partial<SubscriptionWish> {
  if (like === null) return {};
  const { topic, mode, schedule, timezone, language, layout, briefs, map } = like;
  const { roleId, quiet, breaking, onKill } = like;
  // The story that it follows is its own.
  if (mode === 'follow') return { timezone, language, layout, roleId, quiet, onKill };
  const ofPosts = { language, layout, briefs, map, roleId, onKill };
  return { topic, mode, schedule, timezone, quiet, breaking, ...ofPosts };
}
