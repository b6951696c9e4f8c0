import type { Language, Subscription } from '../src/delivery/subscription.ts';
import { asMarkdown, say } from '../src/discord/say.ts';
import { timestamp } from '../src/discord/time-words.ts';
import type { CommandContext } from './context.ts';
import { hasIdleBreaking } from './idle-breaking.ts';
import { placeLink, topicOf } from './subscription-words.ts';

type Setting =
  | 'place'
  | 'tags'
  | 'topic'
  | 'when'
  | 'briefs'
  | 'quiet'
  | 'breaking'
  | 'role'
  | 'onKill'
  | 'layout'
  | 'map'
  | 'language';

/** Every setting of a subscription in words, as markdown. */
export function sayEverySetting(
  subscription: Subscription,
  language: Language,
  context: CommandContext,
): Readonly<Record<Setting, string>> {
  const { schedule, timezone, quiet, roleId } = subscription;
  return {
    place: say(language, 'change.place', { channel: asMarkdown(placeLink(subscription, language)) }),
    tags: sayTags(subscription, language, context),
    // A story that is followed is never another.
    topic: say(language, 'change.topic', { topic: topicOf(subscription, language, context) }),
    when:
      subscription.mode !== 'digest'
        ? say(language, subscription.mode === 'follow' ? 'follow.mode' : 'setting.direct')
        : say(language, 'setting.digest', {
            schedule: context.describeSchedule(schedule, language),
            timezone,
          }),
    briefs: say(language, 'setting.briefs', { count: subscription.briefs }),
    quiet: quiet === null ? say(language, 'setting.noQuiet') : say(language, 'setting.quiet', { ...quiet }),
    breaking: sayBreaking(subscription, language),
    role:
      roleId === null
        ? say(language, 'setting.noRole')
        : say(language, 'setting.role', { role: asMarkdown(`<@&${roleId}>`) }),
    onKill: say(language, subscription.onKill === 'delete' ? 'setting.delete' : 'setting.strike'),
    layout: say(language, 'setting.layout', { layout: subscription.layout }),
    map: say(language, subscription.map ? 'setting.map' : 'setting.noMap'),
    language: say(language, 'setting.language', { language: subscription.language }),
  };
}

function sayBreaking(
  subscription: Pick<Subscription, 'mode' | 'breaking' | 'quiet'>,
  language: Language,
): string {
  const { breaking } = subscription;
  if (breaking === null) return say(language, 'setting.noBreaking');
  const { urgency, inQuietHours } = breaking;
  if (hasIdleBreaking(subscription)) return say(language, 'setting.idleBreaking', { urgency });
  return say(language, 'setting.breaking', { urgency, quiet: inQuietHours ? 'yes' : 'no' });
}

function sayTags(
  { channelId, tags }: Subscription,
  language: Language,
  { channels }: CommandContext,
): string {
  const there = channels.find(channelId)?.tags ?? [];
  const names = there.filter(({ id }) => tags.includes(id)).map(({ name }) => name);
  if (names.length === 0) return say(language, 'setting.noTags');
  return say(language, 'setting.tags', { count: names.length, names: names.join(', ') });
}

/** Those of the settings that are not as they usually are, but for place, topic and times; the language where it is not this one. `isZoneTold`: the timezone stands with the times already. */
export function sayFurtherSettings(
  subscription: Subscription,
  language: Language,
  context: CommandContext,
  isZoneTold = false,
): readonly string[] {
  const all = sayEverySetting(subscription, language, context);
  return [
    ...(isZoneTold || subscription.mode !== 'digest' || subscription.timezone === context.timezone
      ? []
      : [say(language, 'setting.zone', { timezone: subscription.timezone })]),
    ...(subscription.language === language ? [] : [all.language]),
    ...(subscription.tags.length === 0 ? [] : [all.tags]),
    ...(subscription.quiet === null ? [] : [all.quiet]),
    ...(subscription.breaking === null ? [] : [all.breaking]),
    ...(subscription.roleId === null ? [] : [all.role]),
    ...(subscription.onKill === 'strike' ? [] : [all.onKill]),
    ...(subscription.layout === 'embeds' ? [] : [all.layout]),
    ...(subscription.map ? [all.map] : []),
    ...(subscription.briefs === 12 || subscription.mode !== 'digest' ? [] : [all.briefs]),
  ];
}

/** The times of digests where none come for now, as a list of one line; empty for a subscription with digests. */
export function sayLaterSchedule(
  { mode, schedule, timezone }: Subscription,
  language: Language,
  context: CommandContext,
): readonly string[] {
  if (mode !== 'direct') return [];
  const said = { schedule: context.describeSchedule(schedule, language), timezone };
  return [`- ${say(language, 'setting.laterSchedule', said)}`];
}

/** When the next three digests come, as markdown; null for a subscription without. */
export function sayNextTimes(
  { mode, schedule, timezone, quiet }: Subscription,
  language: Language,
  context: CommandContext,
): string | null {
  if (mode !== 'digest') return null;
  const next = (quietOrNot: typeof quiet) =>
    context.nextSlots(schedule, timezone, context.now(), 3, quietOrNot);
  const slots = next(quiet);
  const times = slots.map((slot) => `- ${timestamp(slot, 'F')}`);
  // Else whoever reads `elke dag om 23:00` above it takes the times below for a mistake.
  const isMoved = next(null).some((slot) => !slots.includes(slot));
  const key = isMoved ? 'subscribe.nextQuiet' : 'subscribe.next';
  return say(language, key, { times: asMarkdown(times.join('\n')) });
}
