import type { IToken } from 'chevrotain';
import { meaningOf } from './field-names.ts';
import { Word } from './query-grammar.ts';
import type { Bound } from './query-time.ts';

/** Words of one time at most: `twee dagen geleden`. */
const longestTime = 4;

/**
 * The question with a colon where somebody may have forgotten it: `gaza sinds 3 dagen` as `gaza sinds:"3 dagen"`; null where nobody did. `isTime`: whether
 * a text is a time. A year or day behind `tot` alone (`tot 2030`) is no forgotten one: prose is full of them. Pure.
 */
export function spotTimes(
  text: string,
  tokens: readonly IToken[],
  isTime: (bound: Bound, value: string) => boolean,
): string | null {
  let spotted = text;
  for (let at = tokens.length - 2; at >= 0; at -= 1) {
    const token = tokens[at];
    const bound = token?.tokenType === Word ? boundNamed(token.image) : null;
    if (token === undefined || bound === null) continue;
    for (let count = longestTime; count > 0; count -= 1) {
      const words = tokens.slice(at + 1, at + 1 + count);
      const last = words.at(-1);
      if (last === undefined || words.length < count || words.some(({ tokenType }) => tokenType !== Word))
        continue;
      const value = words.map(({ image }) => image).join(' ');
      if (!isTime(bound, value) || (bound === 'to' && /^[\d.,-]+$/.test(value))) continue;
      const end = last.startOffset + last.image.length;
      const written = count > 1 ? `"${value}"` : value;
      spotted = `${spotted.slice(0, token.startOffset)}${token.image}:${written}${spotted.slice(end)}`;
      break;
    }
  }
  return spotted === text ? null : spotted;
}

function boundNamed(word: string): Bound | null {
  const meaning = meaningOf(word.toLowerCase());
  return meaning?.kind === 'time' ? meaning.bound : null;
}
