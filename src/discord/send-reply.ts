import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type InteractionEditReplyOptions,
  MessageFlags,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { Reply } from './reply.ts';

type PressInteraction = ButtonInteraction | StringSelectMenuInteraction;
/** An interaction that takes an answer. */
export type Answerable = ChatInputCommandInteraction | PressInteraction;

/**
 * Sends an answer as soon as it is there; when it is not there after `deferAfter` ms, first tells Discord that it is
 * being worked on (which gives 15 minutes) and puts the answer in place of that. Only the asker sees it.
 * With `inPlace`, the answer takes the place of the message that the pressed component stands under.
 * `answer` must not reject. Rejects with discord.js's errors when Discord refuses.
 */
export async function sendReply(
  interaction: Answerable,
  answer: Promise<Reply>,
  { deferAfter, inPlace }: { readonly deferAfter: number; readonly inPlace: boolean },
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, deferAfter, null);
  });
  const first = await Promise.race([answer, late]);
  clearTimeout(timer);
  if (first !== null) {
    if (updates(interaction, inPlace)) await interaction.update(bodyOf(first));
    else await interaction.reply({ ...bodyOf(first), flags: MessageFlags.Ephemeral });
    return;
  }
  if (updates(interaction, inPlace)) await interaction.deferUpdate();
  else await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  await interaction.editReply(bodyOf(await answer));
}

function updates(interaction: Answerable, inPlace: boolean): interaction is PressInteraction {
  return inPlace && !interaction.isChatInputCommand();
}

function bodyOf(
  reply: Reply,
): Pick<InteractionEditReplyOptions, 'embeds' | 'components' | 'allowedMentions'> & { content?: string } {
  return {
    ...(reply.content === undefined ? {} : { content: reply.content }),
    embeds: [...reply.embeds],
    components: [...reply.components],
    allowedMentions: { parse: [] },
  };
}
