import type { Subscription } from '../src/delivery/subscription.ts';
import { type Call, textOption } from '../src/discord/command.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { say } from '../src/discord/say.ts';
import { tellProblem } from '../src/discord/tell-problem.ts';
import type { Result } from '../src/wire/problem.ts';
import type { Query } from '../src/wire/query.ts';
import { refuseUnknownName } from './check-topic.ts';
import type { CommandContext } from './context.ts';
import { filledText } from './options.ts';
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
    | 'onKill'
  >
>;

/** The settings that were filled in, or why one of them cannot be. */
export type ReadSettings =
  | { readonly ok: true; readonly settings: AskedSettings }
  | { readonly ok: false; readonly refusal: Reply };

/** Words for a topic that leaves nothing out. */
const everything = /^(?:alles|al het nieuws|everything|all the news|\*)$/i;
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
    settings.topic = everything.test(topic) ? '' : topic;
    const { query, text } = context.readTyped(settings.topic, context.now(), settings.timezone ?? timezone);
    if (!query.ok) {
      const reason = tellProblem(query.problem, language);
      return refuse(say(language, 'subscribe.badTopic', { topic, reason }));
    }
    const [never] = await findUnknown(query.value, context, 'province');
    if (never !== undefined) return refuse(await refuseUnknownName(never, language, context));
    settings.topic = text;
  }
  const typed = filledText(call, 'schema');
  if (typed !== null) {
    const schedule = context.parseSchedule(typed, language);
    if (!schedule.ok) {
      const reason = tellProblem(schedule.problem, language);
      return refuse(say(language, 'subscribe.badSchedule', { reason }));
    }
    settings.schedule = schedule.value.cron;
  }
  const silence = filledText(call, 'stilte');
  if (silence !== null) {
    const quiet = none.test(silence) ? null : context.readQuietHours(silence);
    if (quiet === null && !none.test(silence)) {
      return refuse(say(language, 'setting.badQuiet', { text: silence }));
    }
    settings.quiet = quiet;
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
  const onKill = textOption(call, 'bij_intrekking');
  if (onKill === 'strike' || onKill === 'delete') settings.onKill = onKill;
  return { ok: true, settings };
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
