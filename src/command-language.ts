import type { CommandContext } from '../commands/context.ts';
import { formatQuery } from './archive/format-query.ts';
import { parseQuery } from './archive/parse-query.ts';
import { queryMeaning } from './archive/query-meaning.ts';
import { readTyped } from './archive/read-typed.ts';
import { outlineSchedule } from './delivery/outline-schedule.ts';
import { parseSchedule } from './delivery/parse-schedule.ts';
import { readQuietHours } from './delivery/quiet-hours.ts';
import { nextSlots } from './delivery/schedule.ts';
import type { Language } from './delivery/subscription.ts';
import { isKnownName, knownNames, namePlace, nearNames } from './desk/known-names.ts';
import { nameQuery } from './desk/name-query.ts';
import { sayOutline } from './discord/describe-schedule.ts';
import { sectionName } from './discord/section-names.ts';
import type { Query } from './wire/query.ts';

/** With its places and sections as readers call them. */
function nameForReader(query: Query, language: Language): Query {
  return nameQuery(query, language, sectionName);
}

/** How commands read and write what people type: questions, names, schedules. The same whatever the bot keeps. */
export const commandLanguage = {
  parseQuery,
  formatQuery: (query, reader) =>
    reader === undefined ? formatQuery(query) : formatQuery(nameForReader(query, reader), reader),
  nameQuery: nameForReader,
  meaningOf: (query) => queryMeaning(query, knownNames),
  namePlace,
  isKnownName,
  nearNames,
  readTyped: (text, at, zone) => readTyped(text, at, zone, isKnownName),
  parseSchedule,
  describeSchedule: (schedule, language) => sayOutline(outlineSchedule(schedule), language),
  nextSlots,
  readQuietHours,
} satisfies Partial<CommandContext>;
