import { ApplicationCommandOptionType, ChannelType } from 'discord-api-types/v10';
import type { Language } from '../src/delivery/subscription.ts';
import { type Call, type Choice, type Subcommand, textOption } from '../src/discord/command.ts';
import { named } from '../src/discord/definition.ts';
import { missingPermissions } from '../src/discord/permissions.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { asMarkdown, say } from '../src/discord/say.ts';
import { tellProblem } from '../src/discord/tell-problem.ts';
import { timestamp } from '../src/discord/time-words.ts';
import type { Result } from '../src/wire/problem.ts';
import type { Query } from '../src/wire/query.ts';
import { findUnknownNames, refuseUnknownName, warnOfNothing } from './check-topic.ts';
import { completeTopic } from './complete-topic.ts';
import type { CommandContext } from './context.ts';
import { completedOption, filledText } from './options.ts';
import { channelLink, topicOf } from './subscription-words.ts';

/** When a digest comes if nobody says otherwise: every day at eight. */
const usualSchedule = '0 8 * * *';

/** What is offered for `schema` before anything is typed. */
const offeredSchedules: Readonly<Record<Language, readonly string[]>> = {
  nl: ['elke dag 08:00', 'elke dag 08:00 en 17:30', 'werkdagen 07:30', 'elke maandag 09:00', 'elk uur'],
  en: ['every day 08:00', 'every day 08:00 and 17:30', 'weekdays 07:30', 'every monday 09:00', 'every hour'],
};

/** `/nieuws abonneer [onderwerp] [kanaal] [schema] [taal]`: lets a channel follow a topic. */
export const abonneer: Subcommand<CommandContext> = {
  name: 'abonneer',
  forManagers: true,
  options: [
    completedOption('abonneer.onderwerp', 200),
    {
      type: ApplicationCommandOptionType.Channel,
      ...named('abonneer.kanaal'),
      channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
    },
    completedOption('abonneer.schema', 100),
    {
      type: ApplicationCommandOptionType.String,
      ...named('abonneer.taal'),
      choices: [
        { name: 'Nederlands', value: 'nl' },
        { name: 'English', value: 'en' },
      ],
    },
  ],

  async run(call, context) {
    const { language } = call;
    const topic = filledText(call, 'onderwerp') ?? '';
    const query = readTopic(topic, context);
    if (!query.ok) {
      const reason = tellProblem(query.problem, language);
      return sentenceReply(say(language, 'subscribe.badTopic', { topic, reason }), 'refusal');
    }
    const schedule = context.parseSchedule(filledText(call, 'schema') ?? usualSchedule, language);
    if (!schedule.ok) {
      const reason = tellProblem(schedule.problem, language);
      return sentenceReply(say(language, 'subscribe.badSchedule', { reason }), 'refusal');
    }
    const channelId = textOption(call, 'kanaal') ?? call.channelId;
    const refusal =
      (await refuseNames(query.value, language, context)) ?? refuseChannel(channelId, language, context);
    return refusal ?? subscribe(call, { channelId, topic, schedule: schedule.value.cron }, context);
  },

  async complete(option, typed, { language }, context): Promise<readonly Choice[]> {
    return option === 'schema'
      ? completeSchedule(typed, language, context)
      : completeTopic(typed, language, context);
  },
};

/** Why a topic with a name that stands for nothing is not followed; null where all names stand for something. */
async function refuseNames(topic: Query, language: Language, context: CommandContext): Promise<Reply | null> {
  const [unknown] = await findUnknownNames(topic, context);
  if (unknown === undefined) return null;
  return sentenceReply(await refuseUnknownName(unknown, language, context), 'refusal');
}

/** Why no digest can be posted there, while somebody who can change it is looking; null when it can. */
function refuseChannel(channelId: string, language: Language, { channels }: CommandContext): Reply | null {
  const channel = asMarkdown(channelLink(channelId));
  const seen = channels.find(channelId);
  if (seen === null || seen.place !== 'channel') {
    return sentenceReply(say(language, 'subscribe.badChannel', { channel }), 'refusal');
  }
  const missing = missingPermissions(seen.permissions, seen.place);
  if (missing.length === 0) return null;
  const lines = missing.map(
    (name) => `- **${say(language, `permission.${name}`)}**: ${say(language, `why.${name}`)}`,
  );
  return sentenceReply(
    say(language, 'subscribe.missing', {
      channel,
      count: missing.length,
      permissions: asMarkdown(lines.join('\n')),
    }),
    'refusal',
  );
}

async function subscribe(
  call: Call,
  wanted: { readonly channelId: string; readonly topic: string; readonly schedule: string },
  context: CommandContext,
): Promise<Reply> {
  const { language } = call;
  const { subscriptions, timezone } = context;
  const guildId = call.guildId ?? '';
  const channel = asMarkdown(channelLink(wanted.channelId));
  const meaning = meaningOf(wanted.topic, context);
  const same = (await subscriptions.ofGuild(guildId)).find(
    (other) =>
      other.channelId === wanted.channelId &&
      meaningOf(other.topic, context) === meaning &&
      other.schedule === wanted.schedule &&
      other.timezone === timezone,
  );
  if (same !== undefined) {
    return sentenceReply(say(language, 'subscribe.already', { channel, id: same.id }), 'refusal');
  }
  const chosen = textOption(call, 'taal');
  const now = context.now();
  const { id } = await subscriptions.add({
    ...wanted,
    guildId,
    timezone,
    language: chosen === 'nl' || chosen === 'en' ? chosen : language,
    createdBy: call.userId,
    createdAt: now,
  });
  const times = context
    .nextSlots(wanted.schedule, timezone, now, 3)
    .map((slot) => `- ${timestamp(slot, 'F')} (${timestamp(slot, 'R')})`);
  const topic = readTopic(wanted.topic, context);
  const warning = topic.ok ? await warnOfNothing(topic.value, language, context) : null;
  return sentenceReply(
    [
      say(language, 'subscribe.done', {
        channel,
        topic: topicOf({ ...wanted, timezone }, language, context),
      }),
      ...(warning === null || wanted.topic === '' ? [] : [warning]),
      say(language, 'subscribe.when', {
        schedule: context.describeSchedule(wanted.schedule, language),
        timezone,
      }),
      say(language, 'subscribe.next', { times: asMarkdown(times.join('\n')) }),
      `-# ${say(language, 'subscribe.stop', { id })}`,
    ].join('\n'),
  );
}

/** What a topic asks for, as a key; one that this version can no longer read is like none but itself. */
function meaningOf(topic: string, context: CommandContext): string {
  const query = readTopic(topic, context);
  return query.ok ? context.meaningOf(query.value) : `? ${topic}`;
}

function readTopic(topic: string, { parseQuery, now, timezone }: CommandContext): Result<Query> {
  return parseQuery(topic, now(), timezone);
}

async function completeSchedule(
  typed: string,
  language: Language,
  context: CommandContext,
): Promise<readonly Choice[]> {
  const start = typed.trim().toLocaleLowerCase('nl');
  const usual = offeredSchedules[language];
  const begun = usual.filter((offer) => offer.startsWith(start));
  const offers = new Set([...(start === '' ? [] : [typed]), ...begun, ...usual]);
  return [...offers].flatMap((value) => {
    const schedule = context.parseSchedule(value, language);
    return schedule.ok ? [{ name: context.describeSchedule(schedule.value.cron, language), value }] : [];
  });
}
