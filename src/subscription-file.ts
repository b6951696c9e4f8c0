import { z } from 'zod';
import { parseQuery } from './archive/parse-query.ts';
import { parseSchedule } from './delivery/parse-schedule.ts';
import { isTimezone } from './delivery/schedule.ts';
import { languages, layouts, type Subscription } from './delivery/subscription.ts';

/** The form of the file; one that this Telex does not know is refused. */
const version = 1;

const snowflake = z.string().regex(/^\d{1,20}$/, 'a Discord id, as text of digits only');
const moment = z.iso.datetime({ offset: true, error: 'a moment such as 2026-03-10T08:00:00Z' });
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 22:00');

const record = z
  .strictObject({
    id: z.string().regex(/^[0-9a-v]{8}$/, 'eight characters of 0-9 and a-v'),
    guildId: snowflake.nullable(),
    place: z.enum(['channel', 'thread', 'forum', 'person']),
    channelId: snowflake,
    parentId: snowflake.nullable().default(null),
    tags: z.array(snowflake).max(5).default([]),
    topic: z.string().max(500),
    mode: z.enum(['digest', 'direct']),
    schedule: z.string(),
    timezone: z.string().refine(isTimezone, 'an IANA timezone such as Europe/Amsterdam'),
    language: z.enum(languages),
    layout: z.enum(layouts).default('embeds'),
    briefs: z.int().min(1).max(20),
    map: z.boolean().default(false),
    roleId: snowflake.nullable().default(null),
    quiet: z
      .strictObject({ from: clock, to: clock })
      .refine(({ from, to }) => from !== to, 'hours that end when they begin')
      .nullable()
      .default(null),
    breaking: z
      .strictObject({ urgency: z.union([z.literal(1), z.literal(2)]), inQuietHours: z.boolean() })
      .nullable()
      .default(null),
    onKill: z.enum(['strike', 'delete']).default('strike'),
    pausedAt: moment.nullable().default(null),
    createdBy: snowflake.nullable(),
    createdAt: moment,
  })
  .superRefine((one, context) => {
    const issue = (key: keyof typeof one, message: string) =>
      context.addIssue({ code: 'custom', path: [key], message });
    if (one.guildId !== null && one.place === 'person')
      issue('guildId', 'null for direct messages with a person');
    if (one.guildId === null && one.place !== 'person')
      issue('guildId', `the server in which this ${one.place} is`);
    if (one.place === 'thread' && one.parentId === null) {
      issue('parentId', 'the channel in which the thread lies');
    }
    if (one.guildId === null && one.createdBy === null) issue('createdBy', 'the person who follows');
    if (!isTimezone(one.timezone)) return;
    // Written as it is kept, or in words.
    const schedule = parseSchedule(one.schedule);
    if (!schedule.ok) issue('schedule', schedule.problem.message);
    const topic = parseQuery(one.topic, Date.parse(one.createdAt), one.timezone);
    if (!topic.ok) issue('topic', topic.problem.message);
  });

const file = z.strictObject({
  telex: z.literal('subscriptions', 'subscriptions: the file is of another kind'),
  version: z.literal(version, `this Telex reads version ${version}`),
  exportedAt: moment.optional(),
  subscriptions: z.array(record),
});

/** A subscription as the file has it: as it was set up, without what is only known for now (why it is halted). */
export type FiledSubscription = Omit<
  Subscription,
  'halt' | 'lastHalt' | 'lostRole' | 'lostPost' | 'timesSince' | 'thread' | 'mode'
> & { readonly mode: Exclude<Subscription['mode'], 'follow'> };

/**
 * Whether a file holds such a subscription: not one that follows a story, which is one of this archive and over in days; a backup
 * has it.
 */
export function isFilable({ mode }: Pick<Subscription, 'mode'>): boolean {
  return mode !== 'follow';
}

/** What a file holds, or every problem in it, each with the place in the file. */
export type ReadFile =
  | { readonly ok: true; readonly subscriptions: readonly FiledSubscription[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads what `writeSubscriptionFile` wrote, or somebody by hand. */
export function readSubscriptionFile(text: string): ReadFile {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const line = lineOfMistake(text);
    const why = error instanceof Error ? error.message.replaceAll('\n', ' ') : String(error);
    return { ok: false, problems: [`line ${line}: it is no JSON: ${why}`] };
  }
  const read = file.safeParse(json, { error: sayMistake });
  if (!read.success) {
    return {
      ok: false,
      problems: read.error.issues.map(({ path, message }) => `${sayPath(path)}: ${message}`),
    };
  }
  const subscriptions = read.data.subscriptions.map((one) => ({
    ...one,
    pausedAt: one.pausedAt === null ? null : Date.parse(one.pausedAt),
    createdAt: Date.parse(one.createdAt),
    schedule: cronOf(one.schedule),
  }));
  const ids = subscriptions.map(({ id }) => id);
  const twice = ids.findIndex((id, i) => ids.indexOf(id) < i);
  return twice < 0
    ? { ok: true, subscriptions }
    : { ok: false, problems: [`subscriptions[${twice}].id: ${ids[twice]} stands there twice`] };
}

/** Those of these subscriptions that are `isFilable` as a file, as JSON with a line a field. `now`: ms since the epoch. */
export function writeSubscriptionFile(subscriptions: readonly Subscription[], now: number): string {
  const content = {
    telex: 'subscriptions',
    version,
    exportedAt: new Date(now).toISOString(),
    subscriptions: subscriptions
      .filter(isFilable)
      .map(({ halt: _, lastHalt: _1, timesSince: _2, lostRole: _3, thread: _4, lostPost: _5, ...one }) => ({
        ...one,
        pausedAt: one.pausedAt === null ? null : new Date(one.pausedAt).toISOString(),
        createdAt: new Date(one.createdAt).toISOString(),
      })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** The form in which a schedule is kept. */
function cronOf(schedule: string): string {
  const read = parseSchedule(schedule);
  return read.ok ? read.value.cron : schedule;
}

const kinds: Readonly<Record<string, string>> = {
  object: 'an object in braces',
  array: 'a list in brackets',
  string: 'text in quotes',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

/** What is wrong, in words that say what stands there instead; undefined for zod's own. */
function sayMistake(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'unrecognized_keys') return `nothing is called ${issue.keys.join(', ')} here`;
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  if (issue.code !== 'invalid_type') return undefined;
  return issue.input === undefined ? 'is missing' : (kinds[issue.expected] ?? issue.expected);
}

/** `subscriptions[3].quiet.from` */
function sayPath(path: readonly PropertyKey[]): string {
  const said = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return said.replace(/^\./, '') || 'the file';
}

/** The line, from 1, on which text stops being the beginning of JSON. */
function lineOfMistake(text: string): number {
  const lines = text.split('\n');
  let good = 0;
  let bad = lines.length;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (isBeginning(`${lines.slice(0, middle).join('\n')}\n`)) good = middle;
    else bad = middle;
  }
  return bad;
}

/** Whether nothing is wrong with this text but that it ends too soon. */
function isBeginning(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const [, at = ''] = /at position (\d+)/.exec(message) ?? [];
    return /Unexpected end of JSON/.test(message) || (at !== '' && Number(at) >= text.length);
  }
}
