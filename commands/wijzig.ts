import type { SubscriptionChange } from '../src/delivery/subscription-care.ts';
import type { Subcommand } from '../src/discord/command.ts';
import { bringsMap } from '../src/discord/permissions.ts';
import { sentenceReply } from '../src/discord/reply.ts';
import { asMarkdown, say } from '../src/discord/say.ts';
import { warnOfTopic } from './check-topic.ts';
import { choosePlace, refusePlace, refuseTooMany } from './choose-place.ts';
import { chooseTags } from './choose-tags.ts';
import { completeSetting } from './complete-settings.ts';
import type { CommandContext } from './context.ts';
import { sayEverySetting, sayLaterSchedule, sayNextTimes } from './describe-settings.ts';
import { completedOption, filledText } from './options.ts';
import { findTheirs, subscriptionsOf } from './pick-subscription.ts';
import { readSettings } from './read-settings.ts';
import { settingOptions } from './setting-options.ts';
import { followedBy, placeFirst, placeLink, warnOfSilentRole, whereOf } from './subscription-words.ts';
import { findTwin } from './twin.ts';

/** Options that mean nothing where one story is followed. */
const notOfFollows = ['onderwerp', 'soort', 'schema', 'berichten', 'spoed', 'kaart'];

/** `/nieuws wijzig <abonnement> […]`: changes what is given of a subscription, and nothing else. */
export const wijzig: Subcommand<CommandContext> = {
  name: 'wijzig',
  forManagers: true,
  ownInDirect: true,
  options: [completedOption('opzeggen.abonnement', 100, true), ...settingOptions],

  async run(call, context) {
    const { language } = call;
    const id = filledText(call, 'abonnement');
    if (id === null) return sentenceReply(say(language, 'unsubscribe.blank'), 'refusal');
    const was = await findTheirs(id, call, context);
    if (was === null)
      return sentenceReply(say(language, 'unsubscribe.unknown', { id, where: whereOf(call) }), 'refusal');
    if (was.mode === 'follow' && notOfFollows.some((option) => call.options.has(option))) {
      return sentenceReply(say(language, 'follow.noSuchSetting'), 'refusal');
    }
    const read = await readSettings(call, was.timezone, context);
    if (!read.ok) return read.refusal;
    let change: SubscriptionChange = read.settings;
    const map = bringsMap({ ...was, ...read.settings });
    if (call.options.has('kanaal') && call.guildId !== null) {
      const chosen = choosePlace(call, map, context);
      if (!chosen.ok) return chosen.refusal;
      const { guildId: _, ...place } = chosen.place;
      const isOther = place.channelId !== was.channelId;
      const tooMany = isOther ? await refuseTooMany(chosen.place, language, context, was) : null;
      if (tooMany !== null) return tooMany;
      change = { ...change, ...place };
    }
    if (map && !bringsMap(was) && change.channelId === undefined) {
      const unready = refusePlace({ ...was, ...read.settings }, language, context);
      if (unready !== null) return unready;
    }
    if (call.options.has('kanaal') || call.options.has('tag')) {
      const where = { place: change.place ?? was.place, channelId: change.channelId ?? was.channelId };
      const tagged = chooseTags(call, where, was.tags, context);
      if (!tagged.ok) return tagged.refusal;
      change = { ...change, tags: tagged.tags };
    }
    const others = (await subscriptionsOf(call, context)).filter((other) => other.id !== id);
    const twin = findTwin({ ...was, ...change }, others, context);
    if (twin !== undefined) {
      const channel = asMarkdown(placeFirst(twin, language));
      return sentenceReply(say(language, 'change.twin', { channel, id: twin.id }), 'refusal');
    }
    const before = sayEverySetting(was, language, context);
    const isTriedAgain = was.halt !== null && was.halt.retryAt !== null;
    const now = await context.care.change(id, change, context.now());
    if (now === null)
      return sentenceReply(say(language, 'unsubscribe.unknown', { id, where: whereOf(call) }), 'refusal');
    const after = sayEverySetting(now, language, context);
    const keys = Object.keys(after) as (keyof typeof after)[];
    const changes = keys.filter((key) => before[key] !== after[key]).map((key) => `- ${after[key]}`);
    const hasOtherTimes = now.schedule !== was.schedule || now.timezone !== was.timezone;
    if (hasOtherTimes) changes.push(...sayLaterSchedule(now, language, context));
    if (changes.length === 0) {
      return sentenceReply(say(language, isTriedAgain ? 'change.again' : 'change.nothing'));
    }
    const isWarned = now.topic !== was.topic && now.topic !== '';
    const warning = isWarned ? await warnOfTopic(now, language, context) : null;
    const next = sayNextTimes(now, language, context);
    return sentenceReply(
      [
        say(language, 'change.done', {
          channel: asMarkdown(placeLink(was, language)),
          topic: await followedBy(was, language, context),
          changes: asMarkdown(changes.join('\n')),
        }),
        ...(warning === null ? [] : [warning]),
        ...(now.roleId === was.roleId ? [] : warnOfSilentRole(now, language, context)),
        ...(now.pausedAt === null ? (next === null ? [] : [next]) : [say(language, 'change.stillPaused')]),
      ].join('\n'),
    );
  },

  complete: completeSetting,
};
