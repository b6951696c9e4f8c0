import { ChannelFlags, ChannelType } from 'discord-api-types/v10';
import {
  addMember,
  beginOutage,
  createRole,
  createUser,
  deleteRole,
  endOutage,
  inviteBot,
  kickBot,
  setLocale,
  setMemberRoles,
  setRolePermissions,
} from './changes.ts';
import { createChannel, openDirectMessages } from './channel-changes.ts';
import type { ChannelHandle } from './channel-handle.ts';
import { needLocale, needOneOf, needText } from './check-asked.ts';
import type { SandboxContext } from './context.ts';
import { limits } from './limits.ts';
import type {
  ChannelKind,
  ChannelSettings,
  PermissionName,
  SandboxChannel,
  SandboxGuild,
  SandboxMember,
} from './places.ts';
import { SandboxError } from './sandbox-error.ts';
import { bitsOf } from './who-acts.ts';
import {
  type ChannelRecord,
  channelsOf,
  type GuildRecord,
  type MemberRecord,
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
    const users = this.#users();
    const user = users.find((one) => one.username === name);
    if (user === undefined) {
      const known = users.map((one) => one.username).join(', ');
      throw new SandboxError('not-there', `${this.name} has no member "${name}". It has: ${known}.`);
    }
    return this.#showMember(user);
  }

  addChannel(name: string, kind: ChannelKind | ChannelSettings = 'text'): SandboxChannel {
    needText('The name of a channel', name, limits.name);
    const settings = typeof kind === 'string' ? { kind } : kind;
    const known = Object.keys(TYPES) as ChannelKind[];
    const type = TYPES[needOneOf('a kind of channel', settings.kind, known)];
    const tag = (moderated: boolean) => (tagName: string) => ({
      id: this.#context.ids.next(this.#context.clock.now()),
      name: tagName,
      moderated,
    });
    const record = createChannel(this.#context, this.#record, name, type, {
      tags: [...(settings.tags ?? []).map(tag(false)), ...(settings.moderatedTags ?? []).map(tag(true))],
      flags: settings.requireTag === true ? ChannelFlags.RequireTag : 0,
      autoArchiveMinutes: settings.autoArchiveMinutes ?? null,
    });
    return this.#channelOf(record);
  }

  addMember(
    who: string | SandboxMember,
    options: { locale?: string; roles?: readonly string[] } = {},
  ): SandboxMember {
    const known = typeof who === 'string' ? undefined : this.#context.world.users.get(who.id);
    const name = typeof who === 'string' ? who : who.name;
    needText('The name of a member', name, limits.username);
    const namesake = this.#users().find((one) => one.username === name);
    if (namesake !== undefined && namesake.id !== known?.id) {
      const how = `sandbox.guild.member('${name}')`;
      throw new SandboxError('wrong-option', `${this.name} has a member "${name}" already: ${how}.`);
    }
    const locale = needLocale(options.locale ?? 'nl');
    const roles = (options.roles ?? []).map((role) => this.#role(role).id);
    const user = known ?? createUser(this.#context, name, name, locale);
    if (this.#record.members.has(user.id)) return this.#showMember(user);
    addMember(this.#context, this.#record, user.id, roles);
    return this.#showMember(user);
  }

  addRole(name: string, permissions: readonly PermissionName[] = []): { readonly id: string } {
    needText('The name of a role', name, limits.name);
    return { id: createRole(this.#context, this.#record, name, bitsOf(permissions)).id };
  }

  permit(role: string, permissions: readonly PermissionName[]): void {
    setRolePermissions(this.#context, this.#record, this.#role(role), bitsOf(permissions));
  }

  giveRole(whom: string, role: string): void {
    const member = this.#member(whom);
    setMemberRoles(this.#context, this.#record, member, [...member.roles, this.#role(role).id]);
  }

  takeRole(whom: string, role: string): void {
    const member = this.#member(whom);
    const taken = this.#role(role).id;
    const left = member.roles.filter((id) => id !== taken);
    setMemberRoles(this.#context, this.#record, member, left);
  }

  removeRole(role: string): void {
    deleteRole(this.#context, this.#record, this.#role(role));
  }

  setLocale(locale: string): void {
    setLocale(this.#context, this.#record, needLocale(locale));
  }

  goDown(): void {
    beginOutage(this.#context, this.#record);
  }

  comeUp(): void {
    endOutage(this.#context, this.#record);
  }

  kickBot(): void {
    kickBot(this.#context, this.#record);
  }

  inviteBot(): void {
    inviteBot(this.#context, this.#record);
  }

  #users() {
    return [...this.#record.members.keys()].flatMap((id) => this.#context.world.users.get(id) ?? []);
  }

  #member(whom: string): MemberRecord {
    const id = whom === 'bot' ? this.#context.world.applicationId : this.member(whom).id;
    const member = this.#record.members.get(id);
    if (member === undefined) throw new SandboxError('not-there', `${this.name} has no member "${whom}".`);
    return member;
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
      installApp(has = true) {
        user.hasApp = has;
      },
      acceptDirectMessages(accept) {
        user.acceptsDirectMessages = accept;
      },
    };
  }
}
