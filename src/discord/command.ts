import type { APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import type { Language, PlaceKind } from '../delivery/subscription.ts';
import type { Answer, Reply } from './reply.ts';
import type { menuWords } from './words/command-words.ts';

/** Who asks, where, and in what language to answer. */
export interface Asker {
  readonly userId: string;
  readonly channelId: string;
  /** Null in a direct message. */
  readonly guildId: string | null;
  readonly language: Language;
  /** Whether the asker may manage the server: Discord's Manage Server, or the role that the server chose; false in a direct message. */
  readonly mayManage: boolean;
  /** With `mayManage`: by that role alone. */
  readonly byRole?: true;
  /** Whether the bot is here itself: a member of the server, or at the other end of the direct messages. */
  readonly isHere: boolean;
}

/** A subcommand as it was given, with the options that were filled in. */
export interface Call extends Asker {
  readonly options: ReadonlyMap<string, string | number | boolean>;
  /** The channels that options name, and the one in which it was typed, as far as Discord told of them; by id. */
  readonly channels: ReadonlyMap<string, NamedChannel>;
  /** The files that options hold, by the option's name. */
  readonly files: ReadonlyMap<string, SentFile>;
}

/** A file that somebody attached, as Discord tells of it. */
export interface SentFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Where Discord has it, for a while. */
  readonly url: string;
}

/** A channel that an option names. */
export interface NamedChannel {
  /** What kind of place it is; null where nothing can be posted. */
  readonly place: PlaceKind | null;
  /** The channel in which a thread lies; else null. */
  readonly parentId: string | null;
  /** Whether it is a thread in which only those post who may manage threads. */
  readonly isLocked: boolean;
}

/** A component that was used: its action's arguments, and for a menu the values chosen. */
export interface Press extends Asker {
  readonly args: readonly string[];
  /** Of a menu of channels or roles their ids. */
  readonly values: readonly string[];
  /** The channels that were chosen, of a button the one in which it is, as far as Discord told of them; by id. None of other menus. */
  readonly channels?: ReadonlyMap<string, NamedChannel>;
  /** What the menus of its message offer: of a digest and of a list, the ids of the stories. */
  readonly offered: readonly string[];
  /** The message that it stands under. */
  readonly messageId: string;
  /** The title of that message's first embed, as markdown; empty without one. */
  readonly title: string;
  /** What whoever pressed may do in this channel, as Discord's bit set; null where that is no question: in direct messages. */
  readonly permissions: bigint | null;
}

/** A form that was filled in and sent: what stands in its inputs, by their custom_ids. */
export interface Sent extends Asker {
  readonly args: readonly string[];
  readonly fields: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, SentFile>;
}

/** What autocomplete offers: `name` is shown, `value` goes into the option. Each up to 100 characters. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** One subcommand: what it is called, what it takes, and what it does. `Context`: what it works with. */
export interface Subcommand<Context> {
  /** The Dutch name, by which Discord reports it in any language. */
  readonly name: string;
  readonly options: readonly APIApplicationCommandBasicOption[];
  /** Only for those who may manage the server, and only in a server: the router sees to that. */
  readonly forManagers?: true;
  /** With `forManagers`: in direct messages it is for everybody, about what is their own. */
  readonly ownInDirect?: true;
  run(call: Call, context: Context): Promise<Answer>;
  /** Offers for the option `option`, of which `typed` is there so far. The router cuts them to 25. */
  complete?(option: string, typed: string, call: Call, context: Context): Promise<readonly Choice[]>;
}

/** A command with its subcommands. */
export interface CommandGroup<Context> {
  readonly name: string;
  readonly subcommands: readonly Subcommand<Context>[];
}

/** What happens when a component with this action (the first part of its custom_id) is used. */
export interface ComponentAction<Context> {
  readonly action: string;
  /** The answer takes the place of the message that the component stands under; else it is a message of its own. */
  readonly inPlace?: true;
  /** With `inPlace`: what stands there while an answer is late. Left out: the message stays as it is, its buttons too. */
  busy?(press: Press): Reply;
  /** As of a subcommand: a button stays when its reader may no longer manage the server. */
  readonly forManagers?: true;
  readonly ownInDirect?: true;
  run(press: Press, context: Context): Promise<Answer>;
}

/**
 * What happens when a form with this action (the first part of its custom_id) is sent. The answer takes the place of the
 * message under which the form was opened; a form that a command opened has none, and gets a message of its own.
 */
export interface FormAction<Context> {
  readonly action: string;
  readonly forManagers?: true;
  readonly ownInDirect?: true;
  run(sent: Sent, context: Context): Promise<Reply>;
}

/** A message on which a command of its menu was used. */
export interface MessageCall extends Asker {
  /** All that it says: its text, then titles and texts of its embeds, a line each. */
  readonly text: string;
}

/** A command in the menu "Apps" of a message. `name`: its key in `menuWords`. */
export interface MessageAction<Context> {
  readonly name: keyof typeof menuWords;
  run(call: MessageCall, context: Context): Promise<Reply>;
}

/** The text of an option, cleaned of blanks at its ends; null when it was left out or holds nothing. */
export function textOption(call: Call, name: string): string | null {
  const value = call.options.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** The whole number of an option, `otherwise` when it was left out. */
export function numberOption(call: Call, name: string, otherwise: number): number {
  const value = call.options.get(name);
  return typeof value === 'number' ? value : otherwise;
}
