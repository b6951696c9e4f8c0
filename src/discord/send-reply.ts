import {
  type AnySelectMenuInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type InteractionEditReplyOptions,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalMessageModalSubmitInteraction,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { CallbackPace } from './callback-pace.ts';
import type { Answer, Reply } from './reply.ts';
import { tellSendProblem } from './send-problem.ts';

type PressInteraction = ButtonInteraction | AnySelectMenuInteraction;
/** An interaction that takes an answer. */
export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | PressInteraction
  | ModalSubmitInteraction;

interface SendWay {
  readonly deferAfter: number;
  readonly pace: Pick<CallbackPace, 'timed'>;
  readonly inPlace: boolean;
  readonly busy?: Reply | null;
}

/**
 * Sends an answer as soon as it is there; when it is not there after `deferAfter` ms, first tells Discord that it is
 * being worked on (which gives 15 minutes) and puts the answer in place of that. Only the asker sees it.
 * With `inPlace`, the answer takes the place of the message that the pressed component stands under, and `busy` does so while
 * it is late. What is only a word beside that message leaves it as it is, unless that had to give way to `busy` already.
 * What of it is for all in the channel goes after it. `pace` hears how long Discord took over the first sign.
 * `answer` must not reject. Rejects with discord.js's errors when Discord refuses, and for a form that comes too late.
 */
export async function sendReply(
  interaction: Answerable,
  answer: Promise<Answer>,
  { deferAfter, pace, inPlace, busy = null }: SendWay,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, deferAfter, null);
  });
  const first = await Promise.race([answer, late]);
  clearTimeout(timer);
  if (first !== null && 'form' in first) {
    if (interaction.isModalSubmit()) throw new TypeError('A form cannot be the answer to a form');
    const { form } = first;
    await pace.timed(() => interaction.showModal(form));
    return;
  }
  if (first !== null) {
    await pace.timed<unknown>(() =>
      updates(interaction, inPlace) && first.isAside === undefined
        ? interaction.update(bodyOf(first))
        : interaction.reply(forTheAsker(first)),
    );
    return sendCopy(interaction, first);
  }
  const isInPlace = updates(interaction, inPlace);
  await pace.timed<unknown>(() => {
    if (!updates(interaction, inPlace)) return interaction.deferReply({ flags: MessageFlags.Ephemeral });
    return busy === null ? interaction.deferUpdate() : interaction.update(bodyOf(busy));
  });
  const reply = await answer;
  if ('form' in reply) throw new Error('A form was not there in time to be shown');
  if (isInPlace && busy === null && reply.isAside) await interaction.followUp(forTheAsker(reply));
  else await interaction.editReply(bodyOf(reply));
  return sendCopy(interaction, reply);
}

/** After the answer: what follows a first answer is for all to see unless it says otherwise, and needs no permission of the bot's. */
async function sendCopy(interaction: Answerable, { copy }: Reply): Promise<void> {
  if (copy === undefined) return;
  let refusal: unknown = null;
  const told = await copy.send(async () => {
    try {
      const { id } = await interaction.followUp(bodyOf(copy.shown));
      return { messageId: id };
    } catch (error) {
      refusal = error;
      return { code: codeOf(error) };
    }
  });
  await interaction.editReply(bodyOf(told));
  // For the log.
  if (refusal !== null) throw refusal;
}

function codeOf(error: unknown): string {
  try {
    return tellSendProblem(error).code;
  } catch {
    return 'other';
  }
}

function updates(
  interaction: Answerable,
  inPlace: boolean,
): interaction is PressInteraction | ModalMessageModalSubmitInteraction {
  if (!inPlace || interaction.isCommand()) return false;
  return interaction.isModalSubmit() ? interaction.isFromMessage() : true;
}

/** A message that only the asker sees. */
function forTheAsker(reply: Reply) {
  const { flags = 0, ...body } = bodyOf(reply);
  return { ...body, flags: flags | MessageFlags.Ephemeral };
}

function bodyOf(reply: Reply): Pick<
  InteractionEditReplyOptions,
  'embeds' | 'components' | 'allowedMentions' | 'files'
> & {
  content?: string;
  flags?: MessageFlags.IsComponentsV2;
} {
  const files = (reply.files ?? []).map(({ name, bytes, alt }) => ({
    name,
    attachment: Buffer.from(bytes),
    description: alt,
  }));
  if (reply.cards !== undefined) {
    return {
      components: [...reply.cards],
      flags: MessageFlags.IsComponentsV2,
      files,
      allowedMentions: { parse: [] },
    };
  }
  return {
    ...(reply.content === undefined ? {} : { content: reply.content }),
    embeds: [...reply.embeds],
    components: [...reply.components],
    files,
    allowedMentions: { parse: [] },
  };
}
