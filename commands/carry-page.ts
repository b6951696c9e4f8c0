import { fitCustomId, packText, unpackText } from '../src/discord/custom-id.ts';
import { mostStories } from './options.ts';
import type { ListPage, PageStart, Question } from './page-book.ts';

/** The action of the buttons that turn the pages of a list. */
export const moreAction = 'meer';

const commands: readonly string[] = [
  'laatste',
  'stad',
  'land',
  'zoek',
] satisfies readonly Question['command'][];

/**
 * The custom_id of a button that carries this page: its question, and where the pages up to it begin (`8~token,16~token`).
 * Null when that is too long. Of the best ones it always may be, with all that is left in each token.
 */
export function carryPage({ question: { command, text, order }, count, starts }: ListPage): string | null {
  if (order !== undefined) return null;
  const places = starts.map(({ before, after }) => `${before}~${after}`).join(',');
  return fitCustomId(moreAction, command, String(count), places, packText(text));
}

/** The page by the arguments of such a button; null for what `carryPage` did not write. */
export function readCarried(args: readonly string[]): ListPage | null {
  const [command = '', written = '', places = '', text = ''] = args;
  const count = Number(written);
  if (args.length !== 4 || !isCommand(command) || !(count >= 1 && count <= mostStories)) return null;
  const starts = places === '' ? [] : places.split(',').map(readStart);
  if (!starts.every((start) => start !== null)) return null;
  return { question: { command, text: unpackText(text) }, count, starts };
}

function readStart(place: string): PageStart | null {
  const [, before, after = ''] = /^(\d{1,9})~(.+)$/.exec(place) ?? [];
  return before === undefined ? null : { before: Number(before), after };
}

function isCommand(word: string): word is Question['command'] {
  return commands.includes(word);
}
