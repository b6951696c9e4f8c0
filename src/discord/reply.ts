import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIEmbed,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { colours } from './colours.ts';

/** What Telex answers, as data: the router sends it. Everything in it is escaped already. */
export interface Reply {
  readonly content?: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIActionRowComponent<APIComponentInMessageActionRow>[];
}

/** An answer of a few sentences, in markdown. `refusal` when what was asked did not happen. */
export function sentenceReply(markdown: string, tone: 'answer' | 'refusal' = 'answer'): Reply {
  return { embeds: [{ description: markdown, color: colours[tone] }], components: [] };
}

/** A row of buttons; the ones that are null are left out, and a row without any is no row. */
export function buttonRow(
  ...buttons: readonly ({ readonly customId: string; readonly label: string } | null)[]
): readonly APIActionRowComponent<APIComponentInMessageActionRow>[] {
  const there = buttons.filter((button) => button !== null);
  if (there.length === 0) return [];
  return [
    {
      type: ComponentType.ActionRow,
      components: there.map(({ customId, label }) => ({
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        custom_id: customId,
        label,
      })),
    },
  ];
}
