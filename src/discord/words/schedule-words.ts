import type { Message } from './message.ts';

/** Schedules in words that `parseSchedule` reads again, plain text. Names of days come from the language itself. */
export const scheduleWords = {
  'schedule.times': {
    takes: { days: 'text', times: 'text' },
    nl: '{days} om {times}',
    en: '{days} at {times}',
  },
  'schedule.onDays': {
    takes: { days: 'text', interval: 'text' },
    nl: '{days} {interval}',
    en: '{days} {interval}',
  },
  'schedule.within': {
    takes: { interval: 'text', from: 'text', to: 'text' },
    nl: '{interval} van {from} tot en met {to}',
    en: '{interval} from {from} to {to}',
  },
  'schedule.everyMinutes': {
    takes: { count: 'number' },
    nl: '{count, plural, =15 {elk kwartier} =30 {elk half uur} one {elke minuut} other {elke # minuten}}',
    en: '{count, plural, one {every minute} other {every # minutes}}',
  },
  'schedule.everyHours': {
    takes: { count: 'number' },
    nl: '{count, plural, one {elk uur} other {elke # uur}}',
    en: '{count, plural, one {every hour} other {every # hours}}',
  },
  'schedule.pastTheHour': {
    takes: { minutes: 'number' },
    nl: 'elk uur, {minutes, plural, one {# minuut} other {# minuten}} na het hele uur',
    en: 'every hour, {minutes, plural, one {# minute} other {# minutes}} past the hour',
  },
  'schedule.everyDay': { nl: 'elke dag', en: 'every day' },
  'schedule.weekdays': { nl: 'werkdagen', en: 'weekdays' },
  'schedule.weekend': { nl: 'weekend', en: 'weekend' },
  'schedule.days': {
    takes: { first: 'text', last: 'text' },
    nl: '{first} t/m {last}',
    en: '{first} to {last}',
  },
} as const satisfies Record<string, Message>;
