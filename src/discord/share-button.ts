import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  ComponentType,
} from 'discord-api-types/v10';
import type { Asker } from './command.ts';
import { limits } from './limits.ts';
import { type Answer, buttonRow, type Reply, type ShareOffer } from './reply.ts';
import { sayPlainly } from './say.ts';

/** The action of the button that puts a copy of an answer into the channel; its first argument says of what. */
export const shareAction = 'deel';

/**
 * The answer, with the button "Deel" below where a copy can be had: in a server that the bot is in; of what tells no story
 * elsewhere too. Not in direct messages with the bot, where nobody else reads along.
 */
export function offerShare(answer: Answer, asker: Pick<Asker, 'guildId' | 'isHere' | 'language'>): Answer {
  if ('form' in answer || answer.share === undefined || !mayOffer(answer.share, asker)) return answer;
  const { customId } = answer.share;
  const button = { customId, label: sayPlainly(asker.language, 'share.button') };
  return { ...answer, components: addButton(answer.components, buttonRow(button)) };
}

/** Whether a copy of this can be had where it was asked. */
export function mayOffer(
  { tellsNoStory }: Pick<ShareOffer, 'tellsNoStory'>,
  asker: Pick<Asker, 'guildId' | 'isHere'>,
): boolean {
  return asker.isHere ? asker.guildId !== null : tellsNoStory === true;
}

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** In the last row, where that is one of buttons with room for one more; else in a row of its own. */
function addButton(rows: Reply['components'], added: readonly Row[]): Reply['components'] {
  const last = rows.at(-1);
  const hasRoom =
    last !== undefined &&
    last.components.length < limits.buttonsInRow &&
    last.components.every(({ type }) => type === ComponentType.Button);
  if (!hasRoom) return [...rows, ...added];
  const more = added.flatMap(({ components }) => components);
  return [...rows.slice(0, -1), { ...last, components: [...last.components, ...more] }];
}
