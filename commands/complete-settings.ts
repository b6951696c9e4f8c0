import type { Language } from '../src/delivery/subscription.ts';
import { type Call, type Choice, textOption } from '../src/discord/command.ts';
import { sayPlainly } from '../src/discord/say.ts';
import { completeTags } from './choose-tags.ts';
import { completeTopic } from './complete-topic.ts';
import type { CommandContext } from './context.ts';
import { completeSubscription, findTheirs } from './pick-subscription.ts';

/** What is offered for `schema` before anything is typed. */
const offeredSchedules: Readonly<Record<Language, readonly string[]>> = {
  nl: ['elke dag 08:00', 'elke dag 08:00 en 17:30', 'werkdagen 07:30', 'elke maandag 09:00', 'elk uur'],
  en: ['every day 08:00', 'every day 08:00 and 17:30', 'weekdays 07:30', 'every monday 09:00', 'every hour'],
};

/** What is offered for `stilte`. */
const offeredQuiet = ['22:00-07:00', '23:00-08:00', '00:00-06:00'];

/** What is offered while one types in an option of `settingOptions`, or in one that names a subscription. */
export async function completeSetting(
  option: string,
  typed: string,
  call: Call,
  context: CommandContext,
): Promise<readonly Choice[]> {
  const { language } = call;
  switch (option) {
    case 'schema':
      return completeSchedule(typed, language, context);
    case 'stilte':
      return completeQuiet(typed, language, context);
    case 'tijdzone':
      return completeTimezone(typed, context);
    case 'tag':
      return completeTags(typed, await forumOf(call, context), context);
    case 'zoals':
    case 'abonnement':
      return completeSubscription(typed, call, context);
    default:
      return completeTopic(typed, language, context);
  }
}

/** The channel that was chosen, else that of the subscription that was, else where it is typed. */
async function forumOf(call: Call, context: CommandContext): Promise<string> {
  const id = textOption(call, 'abonnement');
  const held = id === null ? null : await findTheirs(id, call, context);
  return textOption(call, 'kanaal') ?? held?.channelId ?? call.channelId;
}

function completeSchedule(typed: string, language: Language, context: CommandContext): readonly Choice[] {
  const start = typed.trim().toLocaleLowerCase('nl');
  const usual = offeredSchedules[language];
  const begun = usual.filter((offer) => offer.startsWith(start));
  const offers = new Set([...(start === '' ? [] : [typed]), ...begun, ...usual]);
  return [...offers].flatMap((value) => {
    const schedule = context.parseSchedule(value, language);
    return schedule.ok ? [{ name: context.describeSchedule(schedule.value.cron, language), value }] : [];
  });
}

function completeQuiet(typed: string, language: Language, context: CommandContext): readonly Choice[] {
  const own = context.readQuietHours(typed);
  const hours = own === null ? [] : [`${own.from}-${own.to}`];
  const offers = offeredQuiet.filter((offer) => offer.startsWith(typed.trim()) && !hours.includes(offer));
  const none = { name: sayPlainly(language, 'setting.noQuiet'), value: language === 'nl' ? 'geen' : 'none' };
  const isBegun = none.value.startsWith(typed.trim().toLowerCase());
  return [...[...hours, ...offers].map((value) => ({ name: value, value })), ...(isBegun ? [none] : [])];
}

function completeTimezone(typed: string, { timezone }: CommandContext): readonly Choice[] {
  const part = typed.trim().toLowerCase().replaceAll(' ', '_');
  const zones = new Set([timezone, ...Intl.supportedValuesOf('timeZone'), 'UTC']);
  return [...zones]
    .filter((zone) => zone.toLowerCase().includes(part))
    .slice(0, 25)
    .map((zone) => ({ name: zone, value: zone }));
}
