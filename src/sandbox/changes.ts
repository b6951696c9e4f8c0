import { GatewayIntentBits as Intent, PermissionFlagsBits } from 'discord-api-types/v10';
import type { SandboxContext } from './context.ts';
import { channelPayload, guildCreatePayload, memberPayload, rolePayload } from './payloads.ts';
import {
  botIsIn,
  type ChannelRecord,
  channelsOf,
  type GuildRecord,
  type MemberRecord,
  type RoleRecord,
  type UserRecord,
} from './world.ts';

// What happens to servers, channels, roles and members: each function changes the world and tells the bot over the
// gateway what Discord would tell it.

/** What the invite link of a bot asks for unless told otherwise: see, write, embed, attach, read back. */
const INVITED_WITH: bigint =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.UseApplicationCommands;

/** What everyone may do in a new server. */
const EVERYONE: bigint = INVITED_WITH | PermissionFlagsBits.AddReactions | PermissionFlagsBits.ChangeNickname;

/** A new server with its owner in it and without channels. The bot is not in it yet. */
export function createGuild(context: SandboxContext, name: string, owner: UserRecord): GuildRecord {
  const at = context.clock.now();
  const id = context.ids.next(at);
  const everyone: RoleRecord = {
    id,
    name: '@everyone',
    permissions: EVERYONE.toString(),
    position: 0,
    color: 0,
    mentionable: false,
    managedBy: null,
  };
  const guild: GuildRecord = {
    id,
    name,
    ownerId: owner.id,
    roles: new Map([[id, everyone]]),
    members: new Map([[owner.id, { userId: owner.id, roles: [], joinedAt: at, nick: null }]]),
    preferredLocale: 'nl',
  };
  context.world.guilds.set(id, guild);
  worldChanged(context, id);
  return guild;
}

/** A person who has Discord, in no server yet. */
export function createUser(
  context: SandboxContext,
  username: string,
  displayName: string,
  locale: string,
): UserRecord {
  const user: UserRecord = {
    id: context.ids.next(context.clock.now()),
    username,
    displayName,
    bot: false,
    locale,
    acceptsDirectMessages: true,
  };
  context.world.users.set(user.id, user);
  return user;
}

/** Somebody joins. */
export function addMember(
  context: SandboxContext,
  guild: GuildRecord,
  userId: string,
  roles: readonly string[],
): MemberRecord {
  const member: MemberRecord = { userId, roles: [...roles], joinedAt: context.clock.now(), nick: null };
  guild.members.set(userId, member);
  tell(context, guild.id, Intent.GuildMembers, 'GUILD_MEMBER_ADD', () => ({
    ...memberPayload(context.world, member),
    guild_id: guild.id,
  }));
  return member;
}

/** The bot joins, with a role of its own that holds these permissions. */
export function inviteBot(
  context: SandboxContext,
  guild: GuildRecord,
  permissions: bigint = INVITED_WITH,
): void {
  const { world } = context;
  if (botIsIn(world, guild.id)) return;
  const role = makeRole(context, guild, world.applicationName, permissions, world.applicationId);
  guild.members.set(world.applicationId, {
    userId: world.applicationId,
    roles: [role.id],
    joinedAt: context.clock.now(),
    nick: null,
  });
  tell(context, guild.id, Intent.Guilds, 'GUILD_CREATE', (intents: number) =>
    guildCreatePayload(world, guild, intents),
  );
}

/** The bot is thrown out: its role and its commands of that guild go with it. */
export function kickBot(context: SandboxContext, guild: GuildRecord): void {
  const { world } = context;
  if (!guild.members.delete(world.applicationId)) return;
  for (const role of [...guild.roles.values()])
    if (role.managedBy === world.applicationId) guild.roles.delete(role.id);
  for (const command of [...world.commands.values()])
    if (command.guildId === guild.id) world.commands.delete(command.id);
  context.gateway.dispatch(guild.id, Intent.Guilds, 'GUILD_DELETE', { id: guild.id });
  worldChanged(context, guild.id);
}

/** A new role, above the others. */
export function createRole(
  context: SandboxContext,
  guild: GuildRecord,
  name: string,
  permissions: bigint,
): RoleRecord {
  const role = makeRole(context, guild, name, permissions, null);
  tell(context, guild.id, Intent.Guilds, 'GUILD_ROLE_CREATE', () => ({
    guild_id: guild.id,
    role: rolePayload(role),
  }));
  return role;
}

/** Sets what a role may do in the whole server. */
export function setRolePermissions(
  context: SandboxContext,
  guild: GuildRecord,
  role: RoleRecord,
  permissions: bigint,
): void {
  role.permissions = permissions.toString();
  tell(context, guild.id, Intent.Guilds, 'GUILD_ROLE_UPDATE', () => ({
    guild_id: guild.id,
    role: rolePayload(role),
  }));
}

/** A new channel, below the others. `type` is Discord's channel type. */
export function createChannel(
  context: SandboxContext,
  guild: GuildRecord,
  name: string,
  type: number,
): ChannelRecord {
  const channel: ChannelRecord = {
    id: context.ids.next(context.clock.now()),
    type,
    guildId: guild.id,
    name,
    topic: null,
    position: channelsOf(context.world, guild.id).length,
    parentId: null,
    overwrites: [],
    recipientId: null,
    lastMessageId: null,
  };
  context.world.channels.set(channel.id, channel);
  tell(context, guild.id, Intent.Guilds, 'CHANNEL_CREATE', () => channelPayload(context.world, channel));
  return channel;
}

/** The channel and everything in it is gone. */
export function deleteChannel(context: SandboxContext, channel: ChannelRecord): void {
  const { world } = context;
  const payload = channelPayload(world, channel);
  world.channels.delete(channel.id);
  for (const message of [...world.messages.values()]) {
    if (message.channelId === channel.id) world.messages.delete(message.id);
  }
  if (channel.guildId === null) return;
  tell(context, channel.guildId, Intent.Guilds, 'CHANNEL_DELETE', () => payload);
}

/** Tells the bot of a channel that was changed: its name, its overwrites. */
export function channelChanged(context: SandboxContext, channel: ChannelRecord): void {
  if (channel.guildId === null) return;
  tell(context, channel.guildId, Intent.Guilds, 'CHANNEL_UPDATE', () =>
    channelPayload(context.world, channel),
  );
}

/** Allows and denies in a channel, for a role (0) or a member (1); bits in both end up as asked last. */
export function setOverwrite(
  context: SandboxContext,
  channel: ChannelRecord,
  target: { readonly id: string; readonly type: 0 | 1 },
  change: { readonly allow?: bigint; readonly deny?: bigint },
): void {
  const allow = change.allow ?? 0n;
  const deny = change.deny ?? 0n;
  const held = channel.overwrites.find((overwrite) => overwrite.id === target.id);
  const next = {
    ...target,
    allow: ((BigInt(held?.allow ?? '0') & ~deny) | allow).toString(),
    deny: ((BigInt(held?.deny ?? '0') & ~allow) | deny).toString(),
  };
  channel.overwrites = [...channel.overwrites.filter((overwrite) => overwrite.id !== target.id), next];
  channelChanged(context, channel);
}

/** The direct messages between the bot and this person: found, or opened. */
export function openDirectMessages(context: SandboxContext, userId: string): ChannelRecord {
  const { world } = context;
  const held = [...world.channels.values()].find((channel) => channel.recipientId === userId);
  if (held !== undefined) return held;
  const channel: ChannelRecord = {
    id: context.ids.next(context.clock.now()),
    type: 1,
    guildId: null,
    name: world.users.get(userId)?.username ?? '',
    topic: null,
    position: 0,
    parentId: null,
    overwrites: [],
    recipientId: userId,
    lastMessageId: null,
  };
  world.channels.set(channel.id, channel);
  worldChanged(context, null);
  return channel;
}

function makeRole(
  context: SandboxContext,
  guild: GuildRecord,
  name: string,
  permissions: bigint,
  managedBy: string | null,
): RoleRecord {
  const role: RoleRecord = {
    id: context.ids.next(context.clock.now()),
    name,
    permissions: permissions.toString(),
    position: guild.roles.size,
    color: 0,
    mentionable: false,
    managedBy,
  };
  guild.roles.set(role.id, role);
  return role;
}

function tell(
  context: SandboxContext,
  guildId: string,
  intents: number,
  type: string,
  data: (intents: number) => unknown,
): void {
  if (botIsIn(context.world, guildId)) context.gateway.dispatch(guildId, intents, type, data);
  worldChanged(context, guildId);
}

function worldChanged(context: SandboxContext, guildId: string | null): void {
  context.events.emit({ kind: 'world', guildId });
}
