import { createRequire } from 'node:module';
import type { ScheduleOutline } from '../delivery/outline-schedule.ts';
import type { Language } from '../delivery/subscription.ts';
import { listIn, sayPlainly } from './say.ts';
import { weekdayNameIn } from './time-words.ts';

const require = createRequire(import.meta.url);

/**
 * Says a schedule, plain text, in words that `parseSchedule` would read again: `werkdagen om 07:30 en 18:00`, `elk kwartier`. What only
 * cron can say is said by cronstrue.
 */
export function sayOutline(outline: readonly ScheduleOutline[], language: Language): string {
  return outline.map((part) => sayPart(part, language)).join('; ');
}

function sayPart(part: ScheduleOutline, language: Language): string {
  switch (part.kind) {
    case 'rare':
      return sayRare(part.cron, language);
    case 'times': {
      const times = listIn(part.times, language);
      return sayPlainly(language, 'schedule.times', { days: sayDays(part.days, language), times });
    }
    case 'past-the-hour': {
      const interval = sayPlainly(language, 'schedule.pastTheHour', { minutes: part.minutes });
      return onDays(part.days, interval, language);
    }
    case 'every': {
      const { unit, count, within, days } = part;
      const key = unit === 'hours' ? 'schedule.everyHours' : 'schedule.everyMinutes';
      const interval = sayPlainly(language, key, { count });
      const whole =
        within === null ? interval : sayPlainly(language, 'schedule.within', { interval, ...within });
      return onDays(days, whole, language);
    }
  }
}

function onDays(days: readonly number[], interval: string, language: Language): string {
  if (days.length === 7) return interval;
  return sayPlainly(language, 'schedule.onDays', { days: sayDays(days, language), interval });
}

function sayRare(cron: string, language: Language): string {
  // Loaded when somebody has such a schedule: it brings all languages. It is CommonJS with a `default` inside; loaders
  // disagree on how deep an import finds that, `require` does not.
  const { default: cronstrue } = require('cronstrue/i18n.js') as typeof import('cronstrue/i18n.js');
  // It knows `L` for the last by its capital only.
  const said = cronstrue.toString(cron.toUpperCase(), { locale: language, use24HourTimeFormat: true });
  // It puts a comma before the last of a list, which Dutch does not, nor English in the Netherlands.
  return (said.charAt(0).toLowerCase() + said.slice(1)).replace(/, (en|and) /g, ' $1 ');
}

function sayDays(days: readonly number[], language: Language): string {
  if (days.length === 7) return sayPlainly(language, 'schedule.everyDay');
  if (days.join() === '1,2,3,4,5') return sayPlainly(language, 'schedule.weekdays');
  if (days.join() === '6,0') return sayPlainly(language, 'schedule.weekend');
  const names = days.map((day) => dayName(day, language));
  const [first = 0] = days;
  const isStraight = days.length > 2 && days.every((day, i) => day === (first + i) % 7);
  if (!isStraight) return listIn(names, language);
  return sayPlainly(language, 'schedule.days', { first: names[0] ?? '', last: names.at(-1) ?? '' });
}

/** `maandag`, `Monday`; 0 is Sunday. */
function dayName(day: number, language: Language): string {
  // 7 January 2024 was a Sunday.
  return weekdayNameIn(Date.UTC(2024, 0, 7 + day), language, 'UTC');
}
