import type { Language, Subscription } from '../src/delivery/subscription.ts';
import { type Call, textOption } from '../src/discord/command.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { say } from '../src/discord/say.ts';
import { tellProblem } from '../src/discord/tell-problem.ts';
import type { Result } from '../src/wire/problem.ts';
import type { Query } from '../src/wire/query.ts';
import { refuseUnknownName } from './check-topic.ts';
import type { CommandContext } from './context.ts';
import { isEverything } from './every-topic.ts';
import { filledText } from './options.ts';
import { tellQuestionProblem } from './other-kind.ts';
import { breakingChoices } from './setting-options.ts';
import { findUnknown } from './unknown-names.ts';
import { zoneNamed } from './zone-names.ts';

/** What was asked for of a subscription, but for its place. */
export type AskedSettings = Partial<
  Pick<
    Subscription,
    | 'topic'
    | 'schedule'
    | 'timezone'
    | 'language'
    | 'mode'
    | 'briefs'
    | 'roleId'
    | 'quiet'
    | 'breaking'
    | 'layout'
    | 'map'
    | 'onKill'
  >
>;

/** The settings that were filled in, or why one of them cannot be. */
export type ReadSettings =
  | { readonly ok: true; readonly settings: AskedSettings }
  | { readonly ok: false; readonly refusal: Reply };

/** Words for none, where none can be. */
const none = /^(?:geen|niet|uit|none|no|off)$/i;

/** Reads the options of `settingOptions`; `timezone` (IANA): that in which a topic's dates are meant. */
export async function readSettings(
  call: Call,
  timezone: string,
  context: CommandContext,
): Promise<ReadSettings> {
  const { language, guildId } = call;
  const refuse = (markdown: string) => ({ ok: false, refusal: sentenceReply(markdown, 'refusal') }) as const;
  const settings: { -readonly [Key in keyof AskedSettings]: AskedSettings[Key] } = {};

  const zone = filledText(call, 'tijdzone');
  if (zone !== null) {
    const known = zoneNamed(zone);
    if (known === null) return refuse(say(language, 'setting.badTimezone', { text: zone }));
    settings.timezone = known;
  }
  const topic = filledText(call, 'onderwerp');
  if (topic !== null) {
    const read = await takeTopic(topic, settings.timezone ?? timezone, language, context);
    if (!read.ok) return refuse(read.markdown);
    settings.topic = read.value;
  }
  const typed = filledText(call, 'schema');
  if (typed !== null) {
    const read = takeSchedule(typed, language, context);
    if (!read.ok) return refuse(read.markdown);
    settings.schedule = read.value;
  }
  const silence = filledText(call, 'stilte');
  if (silence !== null) {
    const read = takeQuiet(silence, language, context);
    if (!read.ok) return refuse(read.markdown);
    settings.quiet = read.value;
  }
  const chosen = textOption(call, 'taal');
  if (chosen === 'nl' || chosen === 'en') settings.language = chosen;
  const mode = textOption(call, 'soort');
  if (mode === 'digest' || mode === 'direct') settings.mode = mode;
  const briefs = call.options.get('berichten');
  if (typeof briefs === 'number') settings.briefs = briefs;
  const role = textOption(call, 'rol');
  // Everybody's role, by the server's own id, calls nobody: it stands for no role.
  if (role !== null) settings.roleId = role === guildId || guildId === null ? null : role;
  const breaking = textOption(call, 'spoed');
  if (breaking !== null && Object.hasOwn(breakingChoices, breaking)) {
    settings.breaking = breakingChoices[breaking as keyof typeof breakingChoices];
  }
  const layout = textOption(call, 'opmaak');
  if (layout === 'embeds' || layout === 'components') settings.layout = layout;
  const map = textOption(call, 'kaart');
  if (map === 'ja' || map === 'nee') settings.map = map === 'ja';
  const onKill = textOption(call, 'bij_intrekking');
  if (onKill === 'strike' || onKill === 'delete') settings.onKill = onKill;
  return { ok: true, settings };
}

/** What somebody typed for a setting, or why it is none, as markdown. */
type Taken<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly markdown: string };

/** A topic as it is kept; empty for everything. */
export async function takeTopic(
  typed: string,
  timezone: string,
  language: Language,
  context: CommandContext,
): Promise<Taken<string>> {
  const topic = isEverything(typed) ? '' : typed;
  const { query, text } = context.readTyped(topic, context.now(), timezone);
  if (!query.ok) {
    const reason = tellQuestionProblem(query.problem, language, context);
    return { ok: false, markdown: say(language, 'subscribe.badTopic', { topic: typed, reason }) };
  }
  const [never] = await findUnknown(query.value, context, 'province');
  if (never === undefined) return { ok: true, value: text };
  return { ok: false, markdown: await refuseUnknownName(never, language, context) };
}

/** A schedule as it is kept. */
export function takeSchedule(
  typed: string,
  language: Language,
  { parseSchedule }: CommandContext,
): Taken<string> {
  const schedule = parseSchedule(typed, language);
  if (schedule.ok) return { ok: true, value: schedule.value.cron };
  const reason = tellProblem(schedule.problem, language);
  return { ok: false, markdown: say(language, 'subscribe.badSchedule', { reason }) };
}

/** Quiet hours; null for none. */
export function takeQuiet(
  typed: string,
  language: Language,
  { readQuietHours }: CommandContext,
): Taken<Subscription['quiet']> {
  if (none.test(typed)) return { ok: true, value: null };
  const quiet = readQuietHours(typed);
  if (quiet !== null) return { ok: true, value: quiet };
  return { ok: false, markdown: say(language, 'setting.badQuiet', { text: typed }) };
}

/** What a topic asks for. */
export function readTopic(
  topic: string,
  timezone: string,
  { parseQuery, now }: CommandContext,
): Result<Query> {
  return parseQuery(topic, now(), timezone);
}

/** What a topic asks for, as a key; one that this version can no longer read is like none but itself. */
export function meaningOf(
  { topic, timezone }: Pick<Subscription, 'topic' | 'timezone'>,
  context: CommandContext,
): string {
  const query = readTopic(topic, timezone, context);
  return query.ok ? context.meaningOf(query.value) : `? ${topic}`;
}
