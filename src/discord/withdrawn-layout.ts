import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord-api-types/v10';
import type { Post } from '../delivery/chat-gateway.ts';
import { writeCustomId } from './custom-id.ts';
import { changeTime, type PostEntry, tellWithdrawal } from './post-entry.ts';
import { readAction } from './read-menu.ts';
import { asMarkdown, say, sayPlainly } from './say.ts';
import type { Voice } from './story-line.ts';

/**
 * A message of which nothing may be told any more: one line that says so. A button that does nothing carries the marker, so
 * that the message is found again. `postedAt`: the message's day, ms since the epoch.
 */
export function layOutWithdrawn(
  entries: readonly PostEntry[],
  voice: Voice & { readonly marker: string },
  postedAt: number,
): Post {
  const withdrawn = entries.filter((entry) => entry.kind === 'withdrawn');
  const [first, ...others] = withdrawn;
  const at = Math.max(...withdrawn.map((entry) => entry.at));
  const line =
    first !== undefined && others.length === 0
      ? tellWithdrawal(first, voice, postedAt)
      : say(voice.language, 'withdrawn.all', {
          count: withdrawn.length,
          time: asMarkdown(changeTime(at, postedAt, voice)),
        });
  const label = sayPlainly(voice.language, 'read.nothing');
  const body: RESTPostAPIChannelMessageJSONBody = {
    content: `-# ${line}`,
    embeds: [],
    components: [storyButton(writeCustomId(readAction, voice.marker), label, true)],
    allowed_mentions: { parse: [] },
  };
  return { body: { ...body } };
}

/** A row with the one button that opens a story. */
export function storyButton(
  customId: string,
  label: string,
  isDisabled: boolean,
): APIActionRowComponent<APIButtonComponentWithCustomId> {
  const button = {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    custom_id: customId,
    label,
  } as const;
  return { type: ComponentType.ActionRow, components: [isDisabled ? { ...button, disabled: true } : button] };
}
