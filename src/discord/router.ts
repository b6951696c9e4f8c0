import {
  DiscordAPIError,
  type Interaction,
  InteractionContextType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import { type CallbackPace, createCallbackPace } from './callback-pace.ts';
import type {
  Asker,
  CommandGroup,
  ComponentAction,
  FormAction,
  MessageAction,
  Subcommand,
} from './command.ts';
import { readCustomId } from './custom-id.ts';
import { guildsOf } from './guilds-of.ts';
import { limits } from './limits.ts';
import { readChosen, readFields, readGiven, readOptions } from './read-given.ts';
import { isOwn, readMessage, textOf } from './read-message.ts';
import { type Answer, type Reply, sentenceReply } from './reply.ts';
import { asMarkdown, languageOf, say } from './say.ts';
import { sendReply } from './send-reply.ts';
import { offerShare } from './share-button.ts';
import { cutText } from './text.ts';
import { menuWords } from './words/command-words.ts';

/** Where the router tells what went wrong; pino's loggers fit. */
export interface RouterLog {
  error(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/** What the router hands interactions to, and what it hands along: `context` reaches every handler as it is. */
export interface RouterParts<Context> {
  readonly group: CommandGroup<Context>;
  readonly components: readonly ComponentAction<Context>[];
  readonly forms: readonly FormAction<Context>[];
  readonly menus: readonly MessageAction<Context>[];
  readonly context: Context;
  /** The id of the role that may do in this server what takes Manage Server; null for none. Left out: none anywhere. */
  managersOf?(guildId: string): Promise<string | null>;
  /** Whether an error means that what is asked cannot be reached just now; left out: none does. */
  isAway?(error: unknown): boolean;
  readonly log: RouterLog;
  /**
   * How long (ms) an answer may take before Discord is told that it is being worked on. Left out: by how long Discord
   * takes of late, since it waits 3 s for the first sign, of which the way there takes a part.
   */
  readonly deferAfter?: number;
  /** Autocomplete cannot be put off: what takes longer than this (ms; as `deferAfter` when left out) is answered with no choices. */
  readonly completeWithin?: number;
}

/** How the answers go out: the pace that Discord allows. */
interface Pace {
  readonly pace: CallbackPace;
}

/**
 * From an interaction to the command or component that answers it. The function it gives never rejects: every error
 * that a handler throws ends here, once, in the log, with a sentence for the reader.
 */
export function createRouter<Context>(
  given: RouterParts<Context>,
): (interaction: Interaction) => Promise<void> {
  const parts = { ...given, pace: createCallbackPace() };
  return async (interaction) => {
    try {
      await route(interaction, parts);
    } catch (error) {
      // Discord no longer knows the interaction (10062) or has an answer (40060): nobody is left to tell.
      const isLate = error instanceof DiscordAPIError && (error.code === 10062 || error.code === 40060);
      const details = { err: error, interaction: interaction.id, type: interaction.type };
      if (isLate) parts.log.warn(details, 'an answer came too late for Discord');
      else parts.log.error(details, 'an interaction could not be answered');
      if (!isLate) await apologise(interaction, parts.log);
    }
  };
}

async function route<Context>(interaction: Interaction, parts: RouterParts<Context> & Pace): Promise<void> {
  const { group, components, forms, menus, context, pace } = parts;
  const asker = readAsker(interaction);
  const at = { pace, deferAfter: parts.deferAfter ?? pace.deferAfter() };
  if (interaction.isAutocomplete()) {
    const choices = await complete(interaction, asker, parts);
    await pace.timed(() => interaction.respond(choices));
  } else if (interaction.isChatInputCommand()) {
    const subcommand = find(group, interaction.commandName, interaction.options.getSubcommand(false));
    const call = { ...asker, ...readGiven(interaction) };
    const work = subcommand === null ? unknown(asker) : run(subcommand, call, interaction, parts);
    await sendReply(interaction, guarded(work, interaction, asker, parts), { ...at, inPlace: false });
  } else if (interaction.isMessageContextMenuCommand()) {
    const menu = menus.find(({ name }) => menuWords[name].nl === interaction.commandName);
    const call = { ...asker, text: textOf(interaction.targetMessage) };
    const work = menu === undefined ? unknown(asker) : menu.run(call, context);
    await sendReply(interaction, guarded(work, interaction, asker, parts), { ...at, inPlace: false });
  } else if (interaction.isAnySelectMenu() || interaction.isButton()) {
    const { action, args } = readCustomId(interaction.customId);
    const component = components.find((other) => other.action === action);
    const press = { ...asker, args, ...readChosen(interaction), ...readMessage(interaction) };
    const work = component === undefined ? unknown(asker) : run(component, press, interaction, parts);
    // Only whoever asked turns the pages of an answer; another gets one of their own.
    const inPlace = component?.inPlace === true && isOwn(interaction);
    const how = { ...at, inPlace, busy: component?.busy?.(press) ?? null };
    await sendReply(interaction, guarded(work, interaction, asker, parts), how);
  } else if (interaction.isModalSubmit()) {
    const { action, args } = readCustomId(interaction.customId);
    const form = forms.find((other) => other.action === action);
    const sent = { ...asker, args, ...readFields(interaction) };
    const work = form === undefined ? unknown(asker) : run(form, sent, interaction, parts);
    await sendReply(interaction, guarded(work, interaction, asker, parts), { ...at, inPlace: true });
  }
}

/** What answers a subcommand or a component. */
interface Handler<Asked extends Asker, Context> extends ForWhom {
  run(asked: Asked, context: Context): Promise<Answer>;
}

async function run<Asked extends Asker, Context>(
  handler: Handler<Asked, Context>,
  asked: Asked,
  interaction: Interaction,
  parts: RouterParts<Context>,
): Promise<Answer> {
  const known = await admit(handler, asked, interaction, parts);
  return 'refusal' in known ? known.refusal : handler.run(known.asked, parts.context);
}

interface ForWhom {
  readonly forManagers?: true;
  readonly ownInDirect?: true;
}

/** The asker with what the server lets them do, or why this is not for them. */
async function admit<Asked extends Asker>(
  { forManagers, ownInDirect }: ForWhom,
  asked: Asked,
  { member, client }: Interaction,
  { managersOf }: Pick<RouterParts<unknown>, 'managersOf'>,
): Promise<{ readonly asked: Asked } | { readonly refusal: Reply }> {
  const { guildId, language, isHere, mayManage } = asked;
  const isFor = forManagers !== undefined;
  // Beside what was pressed, which stays: it can be gone on with when the right is back.
  const refuse = (markdown: string) => ({
    refusal: { ...sentenceReply(markdown, 'refusal'), isAside: true } as const,
  });
  if (isFor && !isHere) return refuse(say(language, 'refused.absent'));
  if (isFor && guildId === null && ownInDirect === undefined) return refuse(say(language, 'refused.outside'));
  if (guildId === null || !isHere || mayManage) return { asked };
  // What is for everybody does not wait for a store that fails.
  const asking = managersOf?.(guildId) ?? Promise.resolve(null);
  const role = await (isFor ? asking : asking.catch(() => null));
  if (role !== null && rolesOf(member).includes(role)) {
    return { asked: { ...asked, mayManage: true, byRole: true } };
  }
  if (!isFor) return { asked };
  const why =
    role === null
      ? say(language, 'refused.managers')
      : say(language, 'refused.managersOrRole', { role: asMarkdown(`<@&${role}>`) });
  const next =
    ownInDirect === undefined
      ? say(language, 'refused.askThem')
      : say(language, 'refused.direct', { bot: asMarkdown(`<@${client.user.id}>`) });
  return refuse(`${why} ${next}`);
}

/** The ids of the roles of whoever acts; none in direct messages. */
function rolesOf(member: Interaction['member']): readonly string[] {
  if (member === null) return [];
  return Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
}

/** The answer, or, when the work fails, a sentence: what is away comes back, and anything else has a reference that the log has too. */
async function guarded<Context>(
  work: Promise<Answer>,
  interaction: Interaction,
  asker: Asker,
  { log, isAway }: RouterParts<Context>,
): Promise<Answer> {
  try {
    return offerShare(await work, asker);
  } catch (error) {
    // The interaction's id in full: whoever runs the bot can search the log for it.
    log.error({ err: error, interaction: interaction.id }, 'a command failed');
    const told =
      isAway?.(error) === true
        ? say(asker.language, 'failed.away')
        : say(asker.language, 'failed.unexpected', { reference: interaction.id });
    // What somebody was looking at stays, with the buttons to try again.
    return { ...sentenceReply(told, 'refusal'), isAside: true };
  }
}

/** When Discord refused the answer itself: a sentence in its place, so that the asker is not left waiting. */
async function apologise(interaction: Interaction, log: RouterLog): Promise<void> {
  if (!interaction.isRepliable() || interaction.replied) return;
  const { language } = readAsker(interaction);
  const content = say(language, 'failed.unexpected', { reference: interaction.id });
  try {
    if (interaction.deferred) await interaction.editReply({ content });
    else await interaction.reply({ content, flags: MessageFlags.Ephemeral });
  } catch (error) {
    log.warn({ err: error, interaction: interaction.id }, 'nor could that be said');
  }
}

async function unknown({ language }: Asker): Promise<Reply> {
  return sentenceReply(say(language, 'failed.unknown'), 'refusal');
}

async function complete<Context>(
  interaction: Extract<Interaction, { responded: boolean }>,
  asker: Asker,
  parts: RouterParts<Context> & Pace,
): Promise<{ name: string; value: string }[]> {
  const { group, context, log, completeWithin = parts.pace.completeWithin() } = parts;
  const subcommand = find(group, interaction.commandName, interaction.options.getSubcommand(false));
  if (subcommand?.complete === undefined) return [];
  const { name, value } = interaction.options.getFocused(true);
  const options = readOptions(interaction.options.data);
  const given = { ...asker, options, channels: new Map(), files: new Map() };
  const offer = async () => {
    const known = await admit(subcommand, given, interaction, parts);
    return 'refusal' in known ? [] : subcommand.complete?.(name, String(value), known.asked, context);
  };
  try {
    const choices = await within(completeWithin, offer());
    return (choices ?? [])
      .filter((choice) => choice.value !== '' && choice.value.length <= limits.choiceValue)
      .slice(0, limits.choices)
      .map((choice) => ({ name: cutText(choice.name, limits.choiceName).text, value: choice.value }));
  } catch (error) {
    log.error({ err: error, interaction: interaction.id }, 'autocomplete failed');
    return [];
  }
}

/** What `work` comes to, or null when it takes longer than `ms`. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ms, null);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function find<Context>(
  group: CommandGroup<Context>,
  command: string,
  name: string | null,
): Subcommand<Context> | null {
  if (command !== group.name) return null;
  return group.subcommands.find((subcommand) => subcommand.name === name) ?? null;
}

function readAsker(interaction: Interaction): Asker {
  return {
    userId: interaction.user.id,
    channelId: interaction.channelId ?? '',
    guildId: interaction.guildId,
    language: languageOf(interaction.locale, interaction.guildLocale),
    mayManage: interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true,
    isHere:
      interaction.guildId === null
        ? interaction.context !== InteractionContextType.PrivateChannel
        : guildsOf(interaction.client).has(interaction.guildId),
  };
}
