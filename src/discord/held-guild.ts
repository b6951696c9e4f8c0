import type {
  APIChannel,
  APIGuildChannel,
  APIGuildMember,
  APIOverwrite,
  APIRole,
  APIThreadChannel,
  ChannelType,
  GatewayGuildCreateDispatchData,
  GatewayGuildUpdateDispatchData,
} from 'discord-api-types/v10';

/** A tag that a forum's posts can have. */
export interface ForumTag {
  readonly id: string;
  readonly name: string;
  /** Only who may manage threads gives it. */
  readonly isModerated: boolean;
}

/** A role of a server. Permissions here and below are bit sets, written as Discord writes them: in decimal. */
export interface HeldRole {
  readonly id: string;
  readonly permissions: string;
  readonly mentionable: boolean;
}

/** What a channel gives and takes, of a role or of the bot itself. */
export interface HeldOverwrite {
  readonly id: string;
  readonly allow: string;
  readonly deny: string;
}

/** A channel of a server, or a thread in one. */
export interface HeldChannel {
  readonly id: string;
  readonly type: ChannelType;
  readonly name: string;
  /** The category, or the channel in which a thread lies. */
  readonly parentId: string | null;
  /** None of a thread: there those of its channel go. */
  readonly overwrites: readonly HeldOverwrite[];
  /** Discord's channel flags. */
  readonly flags: number;
  readonly tags: readonly ForumTag[];
  readonly isLocked: boolean;
  readonly isArchived: boolean;
}

/** What is kept of a server: what it takes to know whether, and how, something may be posted in it. */
export interface HeldGuild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  /** Its language, as Discord names it. */
  readonly locale: string;
  /** The bot's own roles in it, without that of everyone; null when Discord did not tell. */
  readonly ownRoles: readonly string[] | null;
  readonly roles: readonly HeldRole[];
  /** Threads too. */
  readonly channels: readonly HeldChannel[];
}

/** From GUILD_CREATE. `selfId`: the bot's own. */
export function readGuild(data: GatewayGuildCreateDispatchData, selfId: string): HeldGuild {
  const self = data.members.find(({ user }: APIGuildMember) => user?.id === selfId);
  return {
    ...readGuildItself(data),
    ownRoles: self?.roles ?? null,
    channels: [...data.channels, ...data.threads].map((channel) => readChannel(channel, selfId)),
  };
}

/** What GUILD_UPDATE says of a server, which is nothing of its channels. */
export function readGuildItself({
  id,
  name,
  owner_id,
  preferred_locale,
  roles,
}: GatewayGuildUpdateDispatchData): Omit<HeldGuild, 'ownRoles' | 'channels'> {
  return { id, name, ownerId: owner_id, locale: preferred_locale, roles: roles.map(readRole) };
}

/** A role as it is kept. */
export function readRole({ id, permissions, mentionable }: APIRole): HeldRole {
  return { id, permissions, mentionable };
}

/** A channel or thread of a server as it is kept. `selfId`: the bot's own; what is allowed to other people says nothing of it. */
export function readChannel(channel: APIChannel, selfId: string): HeldChannel {
  const { id, type, name, ...rest } = channel as APIGuildChannel & Partial<APIThreadChannel>;
  const { permission_overwrites = [], available_tags = [] } = rest as {
    permission_overwrites?: readonly APIOverwrite[];
    available_tags?: readonly { id: string; name: string; moderated: boolean }[];
  };
  return {
    id,
    type,
    name: name ?? '',
    parentId: rest.parent_id ?? null,
    overwrites: permission_overwrites
      .filter((one) => one.type === 0 || one.id === selfId)
      .map(({ id, allow, deny }) => ({ id, allow, deny })),
    flags: rest.flags ?? 0,
    tags: available_tags.map(({ id, name, moderated }) => ({ id, name, isModerated: moderated })),
    isLocked: rest.thread_metadata?.locked === true,
    isArchived: rest.thread_metadata?.archived === true,
  };
}

/** The server as text of one byte a letter, whatever its names are written in: thousands are held, and few looked at. */
export function packGuild({ id: _, roles, channels, ...guild }: HeldGuild): string {
  const flat = [
    guild,
    roles.map(({ id, permissions, mentionable }) => [id, permissions, mentionable ? 1 : 0]),
    channels.map(({ id, type, name, parentId, overwrites, flags, tags, isLocked, isArchived }) => {
      const plain = [id, type, name, parentId ?? 0, overwrites.map((one) => [one.id, one.allow, one.deny])];
      const state = (isLocked ? 1 : 0) + (isArchived ? 2 : 0);
      return flags === 0 && tags.length === 0 && state === 0 ? plain : [...plain, flags, state, tags];
    }),
  ];
  return Buffer.from(JSON.stringify(flat), 'utf8').toString('latin1');
}

type Flat = readonly [
  Omit<HeldGuild, 'id' | 'roles' | 'channels'>,
  readonly (readonly [string, string, 0 | 1])[],
  readonly (readonly [
    string,
    ChannelType,
    string,
    string | 0,
    readonly (readonly [string, string, string])[],
    number?,
    number?,
    (readonly ForumTag[])?,
  ])[],
];

/** The server from that text. */
export function unpackGuild(id: string, packed: string): HeldGuild {
  const [guild, roles, channels] = JSON.parse(Buffer.from(packed, 'latin1').toString('utf8')) as Flat;
  return {
    id,
    ...guild,
    roles: roles.map(([role, permissions, mentionable]) => ({
      id: role,
      permissions,
      mentionable: mentionable === 1,
    })),
    channels: channels.map(([own, type, name, parent, overwrites, flags = 0, state = 0, tags = []]) => ({
      id: own,
      type,
      name,
      parentId: parent === 0 ? null : parent,
      overwrites: overwrites.map(([whose, allow, deny]) => ({ id: whose, allow, deny })),
      flags,
      tags,
      isLocked: (state & 1) !== 0,
      isArchived: (state & 2) !== 0,
    })),
  };
}
