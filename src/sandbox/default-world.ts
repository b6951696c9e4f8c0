import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { addMember, createGuild, createRole, createUser, inviteBot } from './changes.ts';
import { createChannel } from './channel-changes.ts';
import type { SandboxContext } from './context.ts';
import type { GuildRecord } from './world.ts';

/**
 * The server "Redactie" as every sandbox starts with it: channels `nieuws`, `sport`, `algemeen` (text) and
 * `aankondigingen` (announcement); `reader` and `moderator` (who may manage the server) with a Dutch Discord,
 * `visitor` with an English one, and the owner `hoofdredacteur`. The bot is in it.
 */
export function buildRedactie(context: SandboxContext): GuildRecord {
  const owner = createUser(context, 'hoofdredacteur', 'Saskia Verhulst', 'nl');
  const guild = createGuild(context, 'Redactie', owner);
  createChannel(context, guild, 'nieuws', ChannelType.GuildText);
  createChannel(context, guild, 'sport', ChannelType.GuildText);
  createChannel(context, guild, 'aankondigingen', ChannelType.GuildAnnouncement);
  createChannel(context, guild, 'algemeen', ChannelType.GuildText);
  const moderators = createRole(
    context,
    guild,
    'Moderatoren',
    PermissionFlagsBits.ManageGuild | PermissionFlagsBits.ManageMessages,
  );
  moderators.color = 0x2ecc71;
  join(context, guild, 'reader', 'Noor Wielinga', 'nl', []);
  join(context, guild, 'moderator', 'Joris Hoekema', 'nl', [moderators.id]);
  join(context, guild, 'visitor', 'Maya Okonedo', 'en-US', []);
  inviteBot(context, guild);
  return guild;
}

/** Another server: a channel `algemeen`, an owner, and a `reader` of its own, or this person (an id) in that one's place. */
export function buildOtherGuild(
  context: SandboxContext,
  name: string,
  withBot: boolean,
  readerId?: string,
): GuildRecord {
  const owner = createUser(context, 'owner', `Eigenaar van ${name}`, 'nl');
  const guild = createGuild(context, name, owner);
  createChannel(context, guild, 'algemeen', ChannelType.GuildText);
  if (readerId === undefined) join(context, guild, 'reader', `Lezer van ${name}`, 'nl', []);
  else addMember(context, guild, readerId, []);
  if (withBot) inviteBot(context, guild);
  return guild;
}

function join(
  context: SandboxContext,
  guild: GuildRecord,
  username: string,
  displayName: string,
  locale: string,
  roles: readonly string[],
): void {
  addMember(context, guild, createUser(context, username, displayName, locale).id, roles);
}
