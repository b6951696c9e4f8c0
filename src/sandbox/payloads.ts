import {
  ChannelType,
  GatewayIntentBits,
  GuildDefaultMessageNotifications,
  GuildExplicitContentFilter,
  GuildMFALevel,
  GuildNSFWLevel,
  GuildPremiumTier,
  GuildSystemChannelFlags,
  GuildVerificationLevel,
} from 'discord-api-types/v10';
import { isSeenByBot, permissionsIn } from './permissions.ts';
import { threadPayload } from './thread-payloads.ts';
import {
  type ChannelRecord,
  channelsOf,
  type GuildRecord,
  isThread,
  type MemberRecord,
  type RoleRecord,
  threadsOf,
  type UserRecord,
  type World,
} from './world.ts';

// Everything here turns a record into the JSON object that Discord would send for it (docs, "User", "Guild", …).

/** A user object. */
export function userPayload(user: UserRecord) {
  return {
    id: user.id,
    username: user.username,
    discriminator: user.bot ? '0001' : '0',
    global_name: user.displayName,
    avatar: null,
    banner: null,
    accent_color: null,
    avatar_decoration_data: null,
    collectibles: null,
    primary_guild: null,
    bot: user.bot,
    system: false,
    public_flags: 0,
    flags: 0,
  };
}

/** The bot's own user, as `GET /users/@me` and READY give it. */
export function ownUserPayload(user: UserRecord) {
  return {
    ...userPayload(user),
    mfa_enabled: false,
    locale: user.locale,
    verified: true,
    email: null,
    premium_type: 0,
    bio: '',
  };
}

/** A guild member object, with its user. */
export function memberPayload(world: World, member: MemberRecord) {
  const user = world.users.get(member.userId);
  return {
    avatar: null,
    banner: null,
    communication_disabled_until: null,
    flags: 0,
    joined_at: new Date(member.joinedAt).toISOString(),
    nick: member.nick,
    pending: false,
    premium_since: null,
    roles: [...member.roles],
    user: user === undefined ? undefined : userPayload(user),
    mute: false,
    deaf: false,
  };
}

/** A role object. */
export function rolePayload(role: RoleRecord) {
  return {
    id: role.id,
    name: role.name,
    description: null,
    permissions: role.permissions,
    position: role.position,
    color: role.color,
    colors: { primary_color: role.color, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: role.managedBy !== null,
    mentionable: role.mentionable,
    icon: null,
    unicode_emoji: null,
    flags: 0,
    ...(role.managedBy === null ? {} : { tags: { bot_id: role.managedBy } }),
  };
}

/** A channel object: of a guild, a thread in it, or of direct messages. */
export function channelPayload(world: World, channel: ChannelRecord) {
  if (channel.guildId === null) {
    const others = channel.people ?? [channel.recipientId ?? ''];
    return {
      id: channel.id,
      type: channel.type,
      flags: 0,
      last_message_id: channel.lastMessageId,
      recipients: others.flatMap((id) => {
        const user = world.users.get(id);
        return user === undefined ? [] : [userPayload(user)];
      }),
    };
  }
  if (isThread(channel)) return threadPayload(world, channel);
  const isForum = channel.type === ChannelType.GuildForum;
  const isText = [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum].includes(
    channel.type,
  );
  return {
    id: channel.id,
    type: channel.type,
    guild_id: channel.guildId,
    name: channel.name,
    position: channel.position,
    parent_id: channel.parentId,
    flags: channel.flags,
    permission_overwrites: channel.overwrites.map((overwrite) => ({ ...overwrite })),
    ...(isText
      ? {
          topic: channel.topic,
          nsfw: false,
          last_message_id: channel.lastMessageId,
          ...(channel.autoArchiveMinutes === null
            ? {}
            : { default_auto_archive_duration: channel.autoArchiveMinutes }),
          ...(channel.threadSlowModeSeconds === undefined && !isForum
            ? {}
            : { default_thread_rate_limit_per_user: channel.threadSlowModeSeconds ?? 0 }),
          ...(channel.type === ChannelType.GuildAnnouncement
            ? {}
            : { rate_limit_per_user: channel.slowModeSeconds ?? 0 }),
        }
      : {}),
    ...(isForum
      ? {
          available_tags: channel.tags.map((tag) => ({ ...tag, emoji_id: null, emoji_name: null })),
          default_reaction_emoji: null,
          default_sort_order: null,
          default_forum_layout: 0,
        }
      : {}),
  };
}

/** A guild object, as `GET /guilds/{guild_id}` gives it. */
export function guildPayload(guild: GuildRecord) {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    description: null,
    home_header: null,
    splash: null,
    discovery_splash: null,
    features: [] as string[],
    banner: null,
    owner_id: guild.ownerId,
    application_id: null,
    region: 'rotterdam',
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: GuildSystemChannelFlags.SuppressJoinNotifications,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: GuildVerificationLevel.None,
    roles: [...guild.roles.values()].map(rolePayload),
    default_message_notifications: GuildDefaultMessageNotifications.OnlyMentions,
    mfa_level: GuildMFALevel.None,
    explicit_content_filter: GuildExplicitContentFilter.Disabled,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: GuildPremiumTier.None,
    premium_subscription_count: 0,
    preferred_locale: guild.preferredLocale,
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    public_updates_channel_id: null,
    premium_progress_bar_enabled: false,
    premium_progress_bar_enabled_user_updated_at: null,
    nsfw: false,
    nsfw_level: GuildNSFWLevel.Default,
    emojis: [],
    stickers: [],
    incidents_data: null,
    inventory_settings: null,
    embed_enabled: false,
    embed_channel_id: null,
    owner_configured_content_level: 0,
    hub_type: null,
    latest_onboarding_question_id: null,
  };
}

/**
 * The guild as GUILD_CREATE brings it: with channels, and with members only where the intents ask for them (the bot
 * itself always).
 */
export function guildCreatePayload(world: World, guild: GuildRecord, intents: number) {
  const sees = (intents & GatewayIntentBits.GuildMembers) !== 0;
  const members = [...guild.members.values()].filter(
    (member) => sees || member.userId === world.applicationId,
  );
  const self = guild.members.get(world.applicationId);
  return {
    ...guildPayload(guild),
    joined_at: new Date(self?.joinedAt ?? 0).toISOString(),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    members: members.map((member) => memberPayload(world, member)),
    channels: channelsOf(world, guild.id).map((channel) => channelPayload(world, channel)),
    threads: threadsOf(world, guild.id)
      .filter((channel) => !channel.thread.archived && isSeenByBot(world, channel))
      .map((channel) => threadPayload(world, channel)),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** The channel as an interaction carries it: with what the person may do there. */
export function partialChannelPayload(world: World, channel: ChannelRecord, userId: string) {
  return {
    ...channelPayload(world, channel),
    permissions: permissionsIn(world, channel, userId).toString(),
  };
}

/** The name that people see. */
export function displayName(user: UserRecord | undefined): string {
  return user === undefined ? 'Deleted User' : (user.displayName ?? user.username);
}
