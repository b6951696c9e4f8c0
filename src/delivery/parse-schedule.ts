import type { Problem, Result } from '../wire/problem.ts';
import { clockOf, closestMinutes, compileSchedule, cronsOf, joinCrons } from './schedule.ts';
import { type Phrase, readPhrases } from './schedule-words.ts';
import type { Language } from './subscription.ts';

const nicknames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '@hourly': '0 * * * *',
    '@daily': '0 0 * * *',
    '@midnight': '0 0 * * *',
    '@weekly': '0 0 * * 0',
    '@monthly': '0 0 1 * *',
    '@yearly': '0 0 1 1 *',
    '@annually': '0 0 1 1 *',
  }),
);

/** Days, and when on these days. */
interface Group {
  days: number[];
  readonly times: number[];
  every: number | null;
  between: { readonly from: number; readonly to: number } | null;
}

/**
 * Reads a schedule as people type it, in Dutch, English or cron: `elke dag om 08:00`, `werkdagen 7:30 en 18:00`,
 * `every 2 hours`, `zaterdag 9:00`, the expression of five fields for each quarter of an hour. Gives the form that is
 * kept (`Subscription.schedule`). Problems, with words in `language` that name a schedule that works:
 * `schedule-not-understood`, `schedule-without-time`, `schedule-uneven`, `schedule-too-often`, `schedule-never`,
 * `bad-cron`.
 */
export function parseSchedule(text: string, language: Language = 'en'): Result<{ readonly cron: string }> {
  const said = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’‘´`]/g, "'")
    .trim();
  const cron = readCron(said);
  const read = cron ?? readWords(said);
  if (!read.ok) return { ok: false, problem: say(read, language) };
  const schedule = joinCrons(read.crons);
  const refused = check(schedule, cron !== null);
  // What was typed, not what it was read as: people see that again.
  if (refused !== null) return { ok: false, problem: say({ ...refused, what: said }, language) };
  return { ok: true, value: { cron: schedule } };
}

type Read = { readonly ok: true; readonly crons: readonly string[] } | Refusal;
interface Refusal {
  readonly ok: false;
  readonly code: keyof (typeof wording)['en'];
  readonly what: string;
}
const refuse = (code: Refusal['code'], what: string): Refusal => ({ ok: false, code, what });

/** Null when the text is not meant as cron. */
function readCron(said: string): Read | null {
  const parts = cronsOf(said).map((part) => nicknames.get(part) ?? part.replace(/ \S+$/, numberWeekdays));
  const meant = (part: string) =>
    /^@|(?:^|\s)\*(?:[\s/]|$)/.test(part) || /^[\d,/-]+ [\d,/-]+ \S+ \S+ \S+$/.test(part.replace(/\?/g, '*'));
  if (!parts.some(meant)) return null;
  const wrong = parts.find((part) => !compileSchedule(part, 'UTC').ok);
  return wrong === undefined ? { ok: true, crons: parts } : refuse('bad-cron', wrong);
}

/** `mon-fri` as `1-5`: one way to write it, so that it can be said back. */
function numberWeekdays(field: string): string {
  return field.replace(/sun|mon|tue|wed|thu|fri|sat/g, (name) =>
    String(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].indexOf(name)),
  );
}

function readWords(said: string): Read {
  const read = readPhrases(said);
  if ('unknown' in read) return refuse('schedule-not-understood', read.unknown);
  const groups = groupPhrases(read.phrases);
  if (groups.length === 0) return refuse('schedule-without-time', said);
  const crons: string[] = [];
  for (const group of groups) {
    if (group.every === null && group.times.length === 0) return refuse('schedule-without-time', said);
    if (group.every !== null) {
      if (group.every < closestMinutes) return refuse('schedule-too-often', said);
      const even =
        group.every < 60 ? 60 % group.every === 0 : 1440 % group.every === 0 && group.every % 60 === 0;
      if (!even) return refuse('schedule-uneven', said);
      crons.push(...everyCrons(group, group.every));
    }
    crons.push(...timeCrons(group));
  }
  return { ok: true, crons };
}

/** `werkdagen 7:30 en zaterdag 9:00` and `7:30 op werkdagen, 9:00 op zaterdag`: what came first begins a group. */
function groupPhrases(phrases: readonly Phrase[]): Group[] {
  const groups: Group[] = [];
  const telling = phrases.filter((phrase) => phrase.kind !== 'filler');
  const daysFirst = telling[0]?.kind === 'days';
  const fresh = (): Group => {
    const group: Group = { days: [], times: [], every: null, between: null };
    groups.push(group);
    return group;
  };
  for (const phrase of telling) {
    let group = groups.at(-1) ?? fresh();
    const full = daysFirst ? group.times.length > 0 || group.every !== null : group.days.length > 0;
    if (full && (phrase.kind === 'days') === daysFirst && (phrase.kind === 'days' || isWhen(phrase)))
      group = fresh();
    if (phrase.kind === 'days') group.days = [...new Set([...group.days, ...phrase.days])];
    else if (phrase.kind === 'time') group.times.push(phrase.minute);
    else if (phrase.kind === 'every') group.every = phrase.minutes;
    else if (phrase.kind === 'between') group.between = phrase;
    else if (phrase.kind === 'afternoon') {
      const last = group.times.pop();
      if (last !== undefined) group.times.push(last < 720 ? last + 720 : last);
    }
  }
  return groups;
}

function isWhen(phrase: Phrase): boolean {
  return phrase.kind === 'time' || phrase.kind === 'every';
}

function everyCrons({ days, between }: Group, minutes: number): string[] {
  const on = `* * ${weekdayField(days)}`;
  const minute = minutes < 60 ? `*/${minutes}` : '0';
  const step = minutes > 60 ? `/${minutes / 60}` : '';
  if (between === null) return [`${minute} *${step} ${on}`];
  const { from, to } = between;
  if (from > to) return [`${minute} ${from}-23${step},0-${to}${step} ${on}`];
  if (minutes >= 60 || from === to) return [`${minute} ${from}-${to}${step} ${on}`];
  // Up to and with the last full hour, not the quarters after it.
  return [`${minute} ${from}-${to - 1} ${on}`, `0 ${to} ${on}`];
}

function timeCrons({ days, times }: Group): string[] {
  const hoursByMinute = new Map<number, Set<number>>();
  for (const time of [...times].sort((a, b) => a - b)) {
    const hours = hoursByMinute.get(time % 60) ?? new Set();
    hoursByMinute.set(time % 60, hours.add(Math.floor(time / 60)));
  }
  return [...hoursByMinute].map(
    ([minute, hours]) => `${minute} ${[...hours].join(',')} * * ${weekdayField(days)}`,
  );
}

/** The fifth field of a cron expression, Monday first. */
function weekdayField(days: readonly number[]): string {
  if (days.length === 0 || days.length === 7) return '*';
  const week = [1, 2, 3, 4, 5, 6, 0].filter((day) => days.includes(day));
  const first = week[0] ?? 0;
  const last = week.at(-1) ?? 0;
  const straight = week.length > 2 && last !== 0 && last - first === week.length - 1;
  return straight ? `${first}-${last}` : week.join(',');
}

/** What makes a schedule that can be read unfit: it comes too often, or never. */
function check(schedule: string, cron: boolean): Refusal | null {
  const times = new Set<number>();
  for (const one of cronsOf(schedule)) {
    const { minutes, hours } = clockOf(one);
    for (const hour of hours) for (const minute of minutes) times.add(hour * 60 + minute);
  }
  const day = [...times].sort((a, b) => a - b);
  // As if every day were meant: two times close together are a mistake also when they lie on different days.
  const tooClose = day.some((time, i) => (day[i + 1] ?? (day[0] ?? 0) + 1440) - time < closestMinutes);
  if (tooClose && day.length > 1) return refuse('schedule-too-often', schedule);
  const read = compileSchedule(schedule, 'UTC');
  if (!read.ok) return refuse(cron ? 'bad-cron' : 'schedule-not-understood', schedule);
  // From a leap year on, so that 29 February is not taken for never.
  return read.value.next(Date.UTC(2028, 0, 1)) === null ? refuse('schedule-never', schedule) : null;
}

function say({ code, what }: Refusal, language: Language): Problem {
  const short = what.length > 60 ? `${what.slice(0, 60)}…` : what;
  return { code, message: wording[language][code].replace('{}', () => short) };
}

const wording = {
  nl: {
    'schedule-not-understood': 'In een schema begrijp ik “{}” niet. Wat wel kan: werkdagen 07:30 en 18:00.',
    'schedule-without-time': 'Bij “{}” ontbreekt een tijd. Wat wel kan: elke dag om 08:00.',
    'schedule-uneven':
      '“{}” past niet gelijk in een uur of een dag. Wat wel kan: elk kwartier, elke 20 minuten, elke 2 uur.',
    'schedule-too-often': `“{}” is vaker dan eens in de ${closestMinutes} minuten. Wat wel kan: elke ${closestMinutes} minuten, elk kwartier.`,
    'schedule-never': '“{}” komt nooit voor. Wat wel kan: zaterdag 09:00.',
    'bad-cron':
      '“{}” is geen cron-uitdrukking van vijf velden: minuut, uur, dag, maand, weekdag. Wat wel kan: 0 8 * * 1-5.',
  },
  en: {
    'schedule-not-understood': '“{}” means nothing in a schedule. This works: weekdays 07:30 and 18:00.',
    'schedule-without-time': 'There is no time in “{}”. This works: every day at 08:00.',
    'schedule-uneven':
      '“{}” does not go evenly into an hour or a day. These work: every 15 minutes, every 20 minutes, every 2 hours.',
    'schedule-too-often': `“{}” is more often than once in ${closestMinutes} minutes. These work: every ${closestMinutes} minutes, every 15 minutes.`,
    'schedule-never': '“{}” never comes. This works: saturday 09:00.',
    'bad-cron':
      '“{}” is not a cron expression of five fields: minute, hour, day, month, weekday. This works: 0 8 * * 1-5.',
  },
} as const satisfies Record<Language, Record<string, string>>;
