import type { Timetable } from './slots.ts';

/** Two that change the clock in spring and autumn, one of the southern half that moves by half an hour, one half an hour off. */
export const timezones = [
  'Europe/Amsterdam',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
] as const;

/** Schedules that each come at least once in a day of the week. */
export const timetables: readonly Timetable[] = [
  { name: 'each hour', cron: '0 * * * *', minutes: [0], hours: null, weekdays: null },
  { name: 'three a day', cron: '0 8,13,18 * * *', minutes: [0], hours: [8, 13, 18], weekdays: null },
  {
    name: 'every four hours',
    cron: '30 */4 * * *',
    minutes: [30],
    hours: [0, 4, 8, 12, 16, 20],
    weekdays: null,
  },
  { name: 'at half past two', cron: '30 2 * * *', minutes: [30], hours: [2], weekdays: null },
  { name: 'on weekdays', cron: '0 7,17 * * 1-5', minutes: [0], hours: [7, 17], weekdays: [1, 2, 3, 4, 5] },
];
