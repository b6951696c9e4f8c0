import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { botPermissions, needChannel, needGuild } from '../access.ts';
import { refuse } from '../errors.ts';
import { type Call, type Route, route } from '../http.ts';
import { isSeenByBot, may } from '../permissions.ts';
import { readId, readLimit } from '../read-query.ts';
import { compareSnowflakes } from '../snowflake.ts';
import { threadListPayload } from '../thread-payloads.ts';
import { type ThreadChannel, threadsOf } from '../world.ts';

/** Which threads there are (docs, "Enumerating threads"). */
export const threadListRoutes: readonly Route[] = [
  route('GET', '/guilds/{guild_id}/threads/active', ({ context: { world }, param }) => {
    const guild = needGuild(world, param('guild_id'));
    const active = threadsOf(world, guild.id)
      .filter((channel) => !channel.thread.archived && isSeenByBot(world, channel))
      .sort((a, b) => compareSnowflakes(b.id, a.id));
    return { body: { ...threadListPayload(world, active), has_more: false } };
  }),
  route('GET', '/channels/{channel_id}/threads/archived/public', (call) => {
    const archived = archivedIn(call, PermissionFlagsBits.ReadMessageHistory, isPublic);
    return { body: pageByTime(call, archived) };
  }),
  route('GET', '/channels/{channel_id}/threads/archived/private', (call) => {
    const needed = PermissionFlagsBits.ReadMessageHistory | PermissionFlagsBits.ManageThreads;
    return { body: pageByTime(call, archivedIn(call, needed, isPrivate)) };
  }),
  route('GET', '/channels/{channel_id}/users/@me/threads/archived/private', (call) => {
    const { world } = call.context;
    const before = readId(call.query, 'before');
    const joined = archivedIn(call, PermissionFlagsBits.ReadMessageHistory, isPrivate)
      .filter((channel) => channel.thread.members.has(world.applicationId))
      .filter((channel) => before === null || compareSnowflakes(channel.id, before) < 0)
      .sort((a, b) => compareSnowflakes(b.id, a.id));
    return { body: pageOf(call, joined) };
  }),
];

const isPrivate = (channel: ThreadChannel) => channel.type === ChannelType.PrivateThread;
const isPublic = (channel: ThreadChannel) => !isPrivate(channel);

/** The archived threads of the channel in the path that fit. Refuses a channel that has none by its kind, as Discord does. */
function archivedIn(
  { context: { world }, param }: Call,
  needed: bigint,
  fits: (channel: ThreadChannel) => boolean,
): ThreadChannel[] {
  const parent = needChannel(world, param('channel_id'));
  const kinds: number[] = [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum];
  if (!kinds.includes(parent.type)) throw refuse.wrongChannelType();
  if (!may(botPermissions(world, parent), needed)) throw refuse.missingPermissions();
  return threadsOf(world, parent.guildId ?? '').filter(
    (channel) => channel.parentId === parent.id && channel.thread.archived && fits(channel),
  );
}

/** Newest archived first, before the moment that the query says. */
function pageByTime(call: Call, archived: readonly ThreadChannel[]) {
  const before = call.query.get('before');
  const end = before === null ? Number.POSITIVE_INFINITY : Date.parse(before);
  if (Number.isNaN(end)) {
    throw refuse.invalidForm([
      {
        path: ['before'],
        code: 'DATE_TIME_TYPE_PARSE',
        message: `Could not parse ${before}. Should be ISO8601.`,
      },
    ]);
  }
  const sorted = archived
    .filter((channel) => channel.thread.archiveChangedAt < end)
    .sort((a, b) => b.thread.archiveChangedAt - a.thread.archiveChangedAt || compareSnowflakes(b.id, a.id));
  return pageOf(call, sorted);
}

/** The first of them, 2 to 100 as the query says (50 by default), and whether there are more. */
function pageOf({ context: { world }, query }: Call, sorted: readonly ThreadChannel[]) {
  const limit = readLimit(query, { least: 2, most: 100, byDefault: 50 });
  return { ...threadListPayload(world, sorted.slice(0, limit)), has_more: sorted.length > limit };
}
