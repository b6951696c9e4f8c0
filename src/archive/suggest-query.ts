import type { Query } from '../wire/query.ts';
import { splitWords } from '../wire/words.ts';

/** What suggesting asks: whether a query finds anything, and which words and cities are near to what was typed. */
export interface Suggesting {
  finds(query: Query): boolean;
  /** Words near to a folded one, nearest first. */
  wordsNear(word: string): readonly string[];
  /** Names of cities near to what was typed, best first. */
  citiesNear(typed: string): readonly string[];
}

/** Words of a query that are helped with at most: more make no typo but another language. */
const mostHelped = 3;

/**
 * A query like one that finds nothing, in which each word and city that finds nothing has become the nearest that finds
 * something; null when that does not help. What it gives finds something.
 */
export function suggestQuery(query: Query, room: Suggesting): Query | null {
  let helped = 0;
  const mended = mend(query);
  return helped > 0 && helped <= mostHelped && room.finds(mended) ? mended : null;

  function mend(part: Query): Query {
    switch (part.kind) {
      case 'and':
      case 'or':
        return { kind: part.kind, parts: part.parts.map(mend) };
      case 'word': {
        const [word, another] = splitWords(part.text);
        if (word === undefined || another !== undefined) return part;
        return replace(part, () => room.wordsNear(word).map((text) => ({ kind: 'word', text })));
      }
      case 'field':
        if (part.field !== 'city') return part;
        return replace(part, () => room.citiesNear(part.value).map((value) => ({ ...part, value })));
      default:
        return part;
    }
  }

  function replace(part: Query, near: () => readonly Query[]): Query {
    if (helped > mostHelped || room.finds(part)) return part;
    const better = near().find((one) => room.finds(one));
    if (better === undefined) return part;
    helped += 1;
    return better;
  }
}
