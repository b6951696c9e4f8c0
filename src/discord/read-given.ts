import type {
  AnySelectMenuInteraction,
  APIChannel,
  APIInteractionDataResolvedChannel,
  Attachment,
  ButtonInteraction,
  Channel,
  ChatInputCommandInteraction,
  Interaction,
  ModalSubmitInteraction,
} from 'discord.js';
import { placeOfType } from './channels.ts';
import type { Call, Press, Sent, SentFile } from './command.ts';
import { guildsOf } from './guilds-of.ts';
import type { HeldChannel } from './held-guild.ts';
import { channelIn } from './held-permissions.ts';

/** What somebody gave with a command: its options, and what Discord told of the channels and files in them. */
export function readGiven(
  interaction: ChatInputCommandInteraction,
): Pick<Call, 'options' | 'channels' | 'files'> {
  const { data } = interaction.options;
  const filled = data.flatMap((option) => option.options ?? [option]);
  const files = filled.flatMap(({ name, attachment }) =>
    attachment ? [[name, fileOf(attachment)] as const] : [],
  );
  return { options: readOptions(data), channels: readChannels(interaction), files: new Map(files) };
}

/** What somebody chose in a menu, and what Discord told of the channels among it; for a button of the channel in which it is. */
export function readChosen(
  interaction: ButtonInteraction | AnySelectMenuInteraction,
): Pick<Press, 'values' | 'channels'> {
  if (interaction.isButton()) {
    const here = channelOf(interaction);
    return here === null ? { values: [] } : { values: [], channels: describeChannels([here]) };
  }
  const { values } = interaction;
  if (!interaction.isChannelSelectMenu()) return { values };
  return { values, channels: describeChannels([...interaction.channels.values()]) };
}

/** What stands in the inputs of a form that was sent, by their custom_ids; of a menu what was chosen first. */
export function readFields({ fields }: ModalSubmitInteraction): Pick<Sent, 'fields' | 'files'> {
  const all = [...fields.fields.values()];
  return {
    fields: new Map(
      all.flatMap((field) => {
        const value = 'value' in field ? field.value : 'values' in field ? (field.values[0] ?? '') : null;
        return value === null ? [] : [[field.customId, String(value)] as const];
      }),
    ),
    files: new Map(
      all.flatMap((field) => {
        const file = 'attachments' in field ? field.attachments?.first() : undefined;
        return file === undefined ? [] : [[field.customId, fileOf(file)] as const];
      }),
    ),
  };
}

function fileOf({ name, size, url }: Attachment): SentFile {
  return { name, size, url };
}

/** What Discord told of the channels that options name. */
function readChannels(interaction: ChatInputCommandInteraction): Call['channels'] {
  // Of a thread nobody may have told: where it lies stands in the option alone.
  const named = interaction.options.resolved?.channels?.values() ?? [];
  return describeChannels([...named, channelOf(interaction)]);
}

/** The channel in which something was typed or pressed; null outside of servers. */
function channelOf({ client, channelId }: Pick<Interaction, 'client' | 'channelId'>): HeldChannel | null {
  const guild = channelId === null ? null : guildsOf(client).guildOf(channelId);
  return guild === null ? null : channelIn(guild, channelId);
}

function describeChannels(
  named: readonly (Channel | APIChannel | APIInteractionDataResolvedChannel | HeldChannel | null)[],
): Call['channels'] {
  return new Map(
    named.flatMap((channel) => {
      if (channel === null) return [];
      const parentId =
        'parentId' in channel ? channel.parentId : 'parent_id' in channel ? channel.parent_id : null;
      const isLocked =
        'isLocked' in channel
          ? channel.isLocked
          : 'locked' in channel
            ? channel.locked === true
            : 'thread_metadata' in channel && channel.thread_metadata?.locked === true;
      const place = placeOfType(channel.type);
      const isThread = place === 'thread';
      return [[channel.id, { place, parentId: isThread ? (parentId ?? null) : null, isLocked }] as const];
    }),
  );
}

type RawOption = {
  readonly name: string;
  readonly value?: string | number | boolean;
  readonly options?: readonly RawOption[];
};

/** The options that were filled in, by name, out of the subcommand that holds them. */
export function readOptions(options: readonly RawOption[]): Map<string, string | number | boolean> {
  const flat = options.flatMap((option) => option.options ?? [option]);
  return new Map(flat.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const])));
}
