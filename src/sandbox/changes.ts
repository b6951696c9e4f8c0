import { GatewayIntentBits as Intent, PermissionFlagsBits } from 'discord-api-types/v10';
import type { SandboxContext } from './context.ts';
import { guildCreatePayload, guildPayload, memberPayload, rolePayload } from './payloads.ts';
import { tell, withAccessSync, worldChanged } from './tell.ts';
import {
  botIsIn,
  channelsOf,
  type GuildRecord,
  type MemberRecord,
  type RoleRecord,
  type UserRecord,
} from './world.ts';

// What happens to servers, roles and members: each function changes the world and tells the bot over the
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
const EVERYONE: bigint =
  INVITED_WITH |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.ChangeNickname |
  PermissionFlagsBits.UseExternalApps;

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
    isDown: false,
  };
  context.world.guilds.set(id, guild);
  worldChanged(context, id);
  return guild;
}

/** The server goes on in another language: `en-US`, `nl`. */
export function setLocale(context: SandboxContext, guild: GuildRecord, locale: string): void {
  guild.preferredLocale = locale;
  tell(context, guild.id, Intent.Guilds, 'GUILD_UPDATE', () => guildPayload(guild));
  worldChanged(context, guild.id);
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
    hasApp: false,
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
  withAccessSync(context, guild, () => {
    role.permissions = permissions.toString();
    tell(context, guild.id, Intent.Guilds, 'GUILD_ROLE_UPDATE', () => ({
      guild_id: guild.id,
      role: rolePayload(role),
    }));
  });
}

/** A role is gone, from those who had it and from the overwrites of channels too. */
export function deleteRole(context: SandboxContext, guild: GuildRecord, role: RoleRecord): void {
  withAccessSync(context, guild, () => {
    guild.roles.delete(role.id);
    for (const member of guild.members.values()) member.roles = member.roles.filter((id) => id !== role.id);
    for (const channel of channelsOf(context.world, guild.id)) {
      channel.overwrites = channel.overwrites.filter((overwrite) => overwrite.id !== role.id);
    }
    tell(context, guild.id, Intent.Guilds, 'GUILD_ROLE_DELETE', () => ({
      guild_id: guild.id,
      role_id: role.id,
    }));
  });
}

/** Gives a member these roles and no others. The bot is told of itself always, of others with the intent for them. */
export function setMemberRoles(
  context: SandboxContext,
  guild: GuildRecord,
  member: MemberRecord,
  roles: readonly string[],
): void {
  const intent = member.userId === context.world.applicationId ? Intent.Guilds : Intent.GuildMembers;
  withAccessSync(context, guild, () => {
    member.roles = [...roles];
    tell(context, guild.id, intent, 'GUILD_MEMBER_UPDATE', () => ({
      ...memberPayload(context.world, member),
      guild_id: guild.id,
    }));
  });
}

/** An outage of this server alone: the bot is told that it is unavailable, and hears nothing of it until `endOutage`. */
export function beginOutage(context: SandboxContext, guild: GuildRecord): void {
  if (guild.isDown) return;
  tell(context, guild.id, Intent.Guilds, 'GUILD_DELETE', () => ({ id: guild.id, unavailable: true }));
  guild.isDown = true;
}

/** The outage is over: the bot gets the server as it is now. */
export function endOutage(context: SandboxContext, guild: GuildRecord): void {
  if (!guild.isDown) return;
  guild.isDown = false;
  tell(context, guild.id, Intent.Guilds, 'GUILD_CREATE', (intents: number) =>
    guildCreatePayload(context.world, guild, intents),
  );
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
