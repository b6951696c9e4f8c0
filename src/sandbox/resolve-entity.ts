import { ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { memberPayload, partialChannelPayload, rolePayload, userPayload } from './payloads.ts';
import { permissionsIn } from './permissions.ts';
import type { SandboxError } from './sandbox-error.ts';
import type { ChannelRecord, World } from './world.ts';

/** The `resolved` part of an interaction's data: everything that its values point to. */
export interface Resolved {
  users?: Record<string, unknown>;
  members?: Record<string, unknown>;
  roles?: Record<string, unknown>;
  channels?: Record<string, unknown>;
  attachments?: Record<string, unknown>;
}

/**
 * The id of the channel, role or person that an option or a select names (by name or by id), noted in `resolved`.
 *
 * @param option Its `type` is Discord's option type, `channel_types` what channels it takes.
 * @param wrong Makes the error for a value that names nothing fitting.
 */
export function resolveEntity(
  place: { readonly world: World; readonly channel: ChannelRecord; readonly userId: string },
  option: Readonly<Record<string, unknown>>,
  value: unknown,
  resolved: Resolved,
  wrong: (why: string) => SandboxError,
): string {
  const name = String(value).replace(/^[#@]/, '');
  switch (option.type) {
    case OptionType.Channel:
      return resolveChannel(place, option.channel_types, name, resolved, wrong);
    case OptionType.Role:
      return resolveRole(place, name, resolved) ?? fail(wrong('takes a role of this server'));
    case OptionType.User:
      return resolveUser(place, name, resolved) ?? fail(wrong('takes a member of this server'));
    case OptionType.Mentionable:
      return (
        resolveUser(place, name, resolved) ??
        resolveRole(place, name, resolved) ??
        fail(wrong('takes a member or a role of this server'))
      );
    default:
      return fail(wrong(`is of type ${String(option.type)}, which the sandbox cannot fill in`));
  }
}

type Place = Parameters<typeof resolveEntity>[0];

function resolveChannel(
  place: Place,
  types: unknown,
  name: string,
  resolved: Resolved,
  wrong: (why: string) => SandboxError,
): string {
  const { world, channel: here } = place;
  const named = [...world.channels.values()].filter(
    (one) => one.guildId === here.guildId && (one.id === name || one.name === name),
  );
  const fits = (one: ChannelRecord) =>
    !Array.isArray(types) || types.length === 0 || types.includes(one.type);
  const [first] = named;
  if (first === undefined) throw wrong('takes a channel of this server');
  // A thread may have the name of a channel: what is taken is the one that fits.
  const channel = named.find(fits);
  if (channel === undefined) throw wrong(`does not take a channel of type ${first.type}`);
  resolved.channels = {
    ...resolved.channels,
    [channel.id]: partialChannelPayload(world, channel, place.userId),
  };
  return channel.id;
}

function resolveRole({ world, channel }: Place, name: string, resolved: Resolved): string | null {
  const guild = world.guilds.get(channel.guildId ?? '');
  // Everybody's role is called `@everyone`, its sign included.
  const names = [name, `@${name}`];
  const role = [...(guild?.roles.values() ?? [])].find((one) => one.id === name || names.includes(one.name));
  if (role === undefined) return null;
  resolved.roles = { ...resolved.roles, [role.id]: rolePayload(role) };
  return role.id;
}

function resolveUser({ world, channel }: Place, name: string, resolved: Resolved): string | null {
  const guild = world.guilds.get(channel.guildId ?? '');
  const member = [...(guild?.members.values() ?? [])].find(
    (one) => one.userId === name || world.users.get(one.userId)?.username === name,
  );
  const user = world.users.get(member?.userId ?? '');
  if (guild === undefined || member === undefined || user === undefined) return null;
  const permissions = permissionsIn(world, channel, user.id).toString();
  resolved.users = { ...resolved.users, [user.id]: userPayload(user) };
  resolved.members = {
    ...resolved.members,
    [user.id]: { ...memberPayload(world, member), user: undefined, permissions },
  };
  return user.id;
}

function fail(error: SandboxError): never {
  throw error;
}
