import type { Result } from '../wire/problem.ts';
import { partOf, settleDayParts } from './day-parts.ts';
import { clockOf, closestMinutes, compileSchedule, cronsOf, joinCrons } from './schedule.ts';
import { type ScheduleProblem, scheduleProblem } from './schedule-problems.ts';
import { hourlyWords, partTimes } from './schedule-vocabulary.ts';
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
 * kept (`Subscription.schedule`). Problems: `ScheduleProblem`, about what of the text and with an example that works, in words of
 * `language` where it goes on what was typed.
 */
export function parseSchedule(text: string, language: Language = 'en'): Result<{ readonly cron: string }> {
  const typed = text
    .normalize('NFC')
    .replace(/[’‘´`]/g, "'")
    // As a sentence ends, or as something is quoted.
    .replace(/^[\s"“”„«]+|[\s"“”»!.]+$/g, '');
  const said = typed.toLowerCase();
  const say = ({ code, what, example }: Refusal) => scheduleProblem(code, what, example);
  const cron = readCron(said);
  const read = cron ?? readWords(said, language);
  // A cron expression is said back as it was typed.
  const own = (what: string) => {
    const at = said.indexOf(what);
    return cron === null || at === -1 ? what : typed.slice(at, at + what.length);
  };
  if (!read.ok) return { ok: false, problem: say({ ...read, what: own(read.what) }) };
  const schedule = joinCrons(read.crons);
  const refused = check(schedule, cron !== null);
  // What was typed, not what it was read as: people see that again.
  if (refused !== null)
    return { ok: false, problem: say({ ...refused, what: cron === null ? said : typed }) };
  return { ok: true, value: { cron: schedule } };
}

type Read = { readonly ok: true; readonly crons: readonly string[] } | Refusal;
interface Refusal {
  readonly ok: false;
  readonly code: ScheduleProblem;
  readonly what: string;
  /** What would work and is near to what was meant; null for the usual example. */
  readonly example: string | null;
}

function refuse(code: ScheduleProblem, what: string, example: string | null = null): Refusal {
  return { ok: false, code, what, example };
}

/** Null when the text is not meant as cron. */
function readCron(said: string): Read | null {
  const parts = cronsOf(said).map(
    (part) => nicknames.get(part) ?? part.replace(/ \S+$/, numberWeekdays).replaceAll('?', '*'),
  );
  const meant = (part: string) =>
    /^@|(?:^|\s)\*(?:[\s/]|$)/.test(part) || /^\d+(?:[,/-]\d+)* \d+(?:[,/-]\d+)* \S+ \S+ \S+$/.test(part);
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

function readWords(said: string, language: Language): Read {
  const read = readPhrases(said);
  if ('unknown' in read) return refuse('schedule-not-understood', read.unknown);
  for (const phrase of read.phrases) if (phrase.kind === 'none') return refuse(phrase.why, said);
  const phrases = settleDayParts(read.phrases);
  if (phrases === null) return refuse('schedule-unclear', said);
  const isWhole = phrases.some(isWhen);
  if (!isWhole) return refuse('schedule-without-time', said, withTime(said, read.phrases, language));
  const counts = phrases.flatMap((one) => (one.kind === 'times' ? [one.count] : []));
  const named = phrases.filter(({ kind }) => kind === 'time').length;
  // `drie keer per dag om 8 en 18` contradicts itself.
  if (counts.some((count) => count !== named)) return refuse('schedule-unclear', said);
  // 24:00 ends the day that is named: by the clock that is the next one.
  const isEnd = phrases.some((one) => one.kind === 'time' && one.isEnd === true);
  if (isEnd && phrases.some((one) => one.kind === 'days' && one.days.length < 7)) {
    return refuse('schedule-unclear', said);
  }
  const isWeekly = phrases.some(({ kind }) => kind === 'weekly');
  if (isWeekly && !phrases.some(({ kind }) => kind === 'days')) return refuse('schedule-without-day', said);
  const crons: string[] = [];
  for (const group of groupPhrases(phrases.filter(({ kind }) => kind !== 'weekly' && kind !== 'times'))) {
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

/** The same with a time, as a proposal; null where that is none either. */
function withTime(said: string, phrases: readonly Phrase[], language: Language): string | null {
  // Hours between which nobody said how often.
  if (phrases.some(({ kind }) => kind === 'between')) {
    const hourly = `${said} ${hourlyWords[language]}`;
    return readWords(hourly, language).ok ? hourly : null;
  }
  const parts = new Set(phrases.map(partOf).filter((part) => part !== null));
  const [part = 'morning', ...others] = parts;
  const proposal = `${said} ${partTimes[part].offered}`;
  return phrases.length > 0 && others.length === 0 && readWords(proposal, language).ok ? proposal : null;
}

/** `werkdagen 7:30 en zaterdag 9:00` and `7:30 op werkdagen, 9:00 op zaterdag`: what came first begins a group. */
function groupPhrases(telling: readonly Phrase[]): Group[] {
  const groups: Group[] = [];
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
