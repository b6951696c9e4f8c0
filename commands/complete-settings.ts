import type { Language } from '../src/delivery/subscription.ts';
import { type Call, type Choice, textOption } from '../src/discord/command.ts';
import { sayPlainly } from '../src/discord/say.ts';
import { begunSchedules, offeredSchedules, wordOfNone } from '../src/discord/words/typed-words.ts';
import { foldText } from '../src/wire/words.ts';
import { completeTags } from './choose-tags.ts';
import { completeTopic } from './complete-topic.ts';
import type { CommandContext } from './context.ts';
import { completeSubscription, findTheirs } from './pick-subscription.ts';
import { zonesLike } from './zone-names.ts';

/** Characters of a schedule, as the option takes them. */
const longestSchedule = 100;

/** What is offered where only the time is missing. */
const scheduleTimes = ['8:00', '12:00', '18:00', '20:00'];

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

/**
 * What is typed where it is a schedule, what it may become, and the usual ones. It may become whatever begins so; or it is a
 * schedule but for its time, or for its days.
 */
function completeSchedule(typed: string, language: Language, context: CommandContext): readonly Choice[] {
  const start = foldText(typed).trim();
  // Whoever reads one language may type the other.
  const all = [...begunSchedules[language], ...begunSchedules[language === 'nl' ? 'en' : 'nl']];
  const begun = start === '' ? [] : all.filter((offer) => isBegun(offer, start));
  const whole = start === '' ? [] : scheduleTimes.map((time) => `${typed.trim()} ${time}`);
  const usual = offeredSchedules[language];
  const said = new Map<string, Choice>();
  for (const value of [...(start === '' ? [] : [typed]), ...begun, ...whole, ...usual]) {
    const schedule = context.parseSchedule(value, language);
    if (!schedule.ok || value.length > longestSchedule) continue;
    const name = context.describeSchedule(schedule.value.cron, language);
    if (!said.has(name)) said.set(name, { name, value });
  }
  return [...said.values()].slice(0, 25);
}

/** Whether a schedule, or one of its words, begins with what is typed. */
function isBegun(offer: string, start: string): boolean {
  return ` ${offer}`.includes(` ${start}`);
}

function completeQuiet(typed: string, language: Language, context: CommandContext): readonly Choice[] {
  const own = context.readQuietHours(typed);
  const hours = own === null ? [] : [`${own.from}-${own.to}`];
  const offers = offeredQuiet.filter((offer) => offer.startsWith(typed.trim()) && !hours.includes(offer));
  const none = { name: sayPlainly(language, 'setting.noQuiet'), value: wordOfNone[language] };
  const isBegun = none.value.startsWith(typed.trim().toLowerCase());
  return [...[...hours, ...offers].map((value) => ({ name: value, value })), ...(isBegun ? [none] : [])];
}

function completeTimezone(typed: string, { timezone }: CommandContext): readonly Choice[] {
  return zonesLike(typed, timezone)
    .slice(0, 25)
    .map((zone) => ({ name: zone, value: zone }));
}
