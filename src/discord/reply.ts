import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  type APIModalInteractionResponseCallbackData,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { PostFile } from '../delivery/chat-gateway.ts';
import { colours } from './colours.ts';

/** What Telex answers, as data: the router sends it. Everything in it is escaped already. */
export interface Reply {
  readonly content?: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIActionRowComponent<APIComponentInMessageActionRow>[];
  /** A message of Components V2, in the place of all else but files; it takes the place of no message that is none. */
  readonly cards?: readonly APIMessageTopLevelComponent[];
  /** Files that go along; an embed shows one by `attachment://` and its name. */
  readonly files?: readonly PostFile[];
  /** A word beside the message under which somebody pressed: it never takes that message's place, which stays as it is. */
  readonly isAside?: true;
  /** What a button "Deel" below would share; the router puts it there where that can be done. */
  readonly share?: ShareOffer;
  /** Goes into the channel, for all to see, once this is answered; what became of that takes the place of this. */
  readonly copy?: Copy;
}

/** What can be shared of an answer. */
export interface ShareOffer {
  /** What the button carries. */
  readonly customId: string;
  /** It tells no story and nothing of one, only how many there are: nothing of it is ever to be withdrawn, so that it may stand where the bot is not. */
  readonly tellsNoStory?: true;
}

/** An answer for all in the channel. */
export interface Copy {
  readonly shown: Reply;
  /**
   * Calls `post`, once or not at all, which puts `shown` into the channel and gives its id, or why it could not: the code of a
   * `SendProblem`. Gives what the asker is told then.
   */
  send(post: () => Promise<{ readonly messageId: string } | { readonly code: string }>): Promise<Reply>;
}

/** A form to fill in, as Discord calls a modal; what is sent with it goes to the `FormAction` of its custom_id. */
export interface Form {
  readonly form: APIModalInteractionResponseCallbackData;
}

/** What a command or a component comes to. Discord takes a form as the first answer only: it must be there at once. */
export type Answer = Reply | Form;

/** An answer of a few sentences, in markdown. `refusal` when what was asked did not happen. */
export function sentenceReply(markdown: string, tone: 'answer' | 'refusal' = 'answer'): Reply {
  return { embeds: [{ description: markdown, color: colours[tone] }], components: [] };
}

/** A button that carries a custom_id; `isMain` for the one that is mostly pressed. */
export interface ButtonWish {
  readonly customId: string;
  readonly label: string;
  readonly isMain?: true;
  /** What it does cannot be undone. */
  readonly isGrave?: true;
  readonly isDisabled?: boolean;
}

/** A row of buttons; the ones that are null are left out, and a row without any is no row. */
export function buttonRow(
  ...buttons: readonly (ButtonWish | null)[]
): readonly APIActionRowComponent<APIComponentInMessageActionRow>[] {
  const there = buttons.filter((button) => button !== null);
  if (there.length === 0) return [];
  return [
    {
      type: ComponentType.ActionRow,
      components: there.map(({ customId, label, isMain, isGrave, isDisabled = false }) => ({
        type: ComponentType.Button,
        style: isGrave ? ButtonStyle.Danger : isMain ? ButtonStyle.Primary : ButtonStyle.Secondary,
        custom_id: customId,
        label,
        ...(isDisabled ? { disabled: true } : {}),
      })),
    },
  ];
}
