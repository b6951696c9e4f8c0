import { ChannelType } from 'discord-api-types/v10';
import {
  addMember,
  createChannel,
  createRole,
  createUser,
  inviteBot,
  kickBot,
  openDirectMessages,
  setRolePermissions,
} from './changes.ts';
import { bitsOf, type ChannelHandle } from './channel-handle.ts';
import type { SandboxContext } from './context.ts';
import type { ChannelKind, PermissionName, SandboxChannel, SandboxGuild, SandboxMember } from './sandbox.ts';
import { SandboxError } from './sandbox-error.ts';
import {
  type ChannelRecord,
  channelsOf,
  type GuildRecord,
  type RoleRecord,
  type UserRecord,
} from './world.ts';

const TYPES: Readonly<Record<ChannelKind, number>> = {
  text: ChannelType.GuildText,
  announcement: ChannelType.GuildAnnouncement,
  category: ChannelType.GuildCategory,
  voice: ChannelType.GuildVoice,
  forum: ChannelType.GuildForum,
};

/** One server for a test. `channelOf` gives the one handle of a channel. */
export class GuildHandle implements SandboxGuild {
  readonly #context: SandboxContext;
  readonly #record: GuildRecord;
  readonly #channelOf: (record: ChannelRecord) => ChannelHandle;

  constructor(
    context: SandboxContext,
    record: GuildRecord,
    channelOf: (record: ChannelRecord) => ChannelHandle,
  ) {
    this.#context = context;
    this.#record = record;
    this.#channelOf = channelOf;
  }

  get id(): string {
    return this.#record.id;
  }

  get name(): string {
    return this.#record.name;
  }

  channel(name: string): SandboxChannel {
    const channels = channelsOf(this.#context.world, this.id);
    const record = channels.find((one) => one.name === name.replace(/^#/, ''));
    if (record === undefined) {
      const known = channels.map((one) => `#${one.name}`).join(', ');
      throw new SandboxError('not-there', `${this.name} has no channel "${name}". It has: ${known}.`);
    }
    return this.#channelOf(record);
  }

  member(name: string): SandboxMember {
    const { world } = this.#context;
    const users = [...this.#record.members.keys()].flatMap((id) => world.users.get(id) ?? []);
    const user = users.find((one) => one.username === name);
    if (user === undefined) {
      const known = users.map((one) => one.username).join(', ');
      throw new SandboxError('not-there', `${this.name} has no member "${name}". It has: ${known}.`);
    }
    return this.#showMember(user);
  }

  addChannel(name: string, kind: ChannelKind = 'text'): SandboxChannel {
    return this.#channelOf(createChannel(this.#context, this.#record, name, TYPES[kind]));
  }

  addMember(name: string, options: { locale?: string; roles?: readonly string[] } = {}): SandboxMember {
    const user = createUser(this.#context, name, name, options.locale ?? 'nl');
    const roles = (options.roles ?? []).map((role) => this.#role(role).id);
    addMember(this.#context, this.#record, user.id, roles);
    return this.#showMember(user);
  }

  addRole(name: string, permissions: readonly PermissionName[] = []): { readonly id: string } {
    return { id: createRole(this.#context, this.#record, name, bitsOf(permissions)).id };
  }

  permit(role: string, permissions: readonly PermissionName[]): void {
    setRolePermissions(this.#context, this.#record, this.#role(role), bitsOf(permissions));
  }

  kickBot(): void {
    kickBot(this.#context, this.#record);
  }

  inviteBot(): void {
    inviteBot(this.#context, this.#record);
  }

  #role(name: string): RoleRecord {
    const wanted = name === 'everyone' ? '@everyone' : name;
    const role = [...this.#record.roles.values()].find((one) => one.name === wanted);
    if (role === undefined) throw new SandboxError('not-there', `${this.name} has no role "${name}".`);
    return role;
  }

  #showMember(user: UserRecord): SandboxMember {
    const context = this.#context;
    const channelOf = this.#channelOf;
    return {
      id: user.id,
      name: user.username,
      locale: user.locale,
      get directMessages() {
        return channelOf(openDirectMessages(context, user.id));
      },
      acceptDirectMessages(accept) {
        user.acceptsDirectMessages = accept;
      },
    };
  }
}
