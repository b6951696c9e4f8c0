import type { Query } from '../wire/query.ts';
import { foldText } from '../wire/words.ts';
import { replaceParts } from './replace-parts.ts';

/** What people write in small letters between things to look for, where the search language takes it for a word. */
const eitherWords = new Set(['of', 'or']);
const withoutWords = new Set(['niet', 'not', 'zonder', 'without']);
/** What stands between several names of one field: `stad:goes,parijs`. */
const betweenNames = /\s*[,;/&+|]\s*|\s+(?:en|of|and|or)\s+/iu;
const mostNames = 5;

/**
 * A question as it was perhaps meant that finds nothing as it was typed: `goes of parijs` as `goes OR parijs`, `stad:goes of parijs` as one of two
 * cities, `stad:goes,parijs` likewise, `gaza niet israël` as `gaza -israël`. The question itself where it has none of these. Pure.
 */
export function readSmallWords(query: Query): Query {
  switch (query.kind) {
    case 'field':
      return readNames(query);
    case 'not':
    case 'or': {
      const parts = query.kind === 'or' ? query.parts : [query.part];
      const read = parts.map(readSmallWords);
      if (read.every((part, i) => part === parts[i])) return query;
      return query.kind === 'or' ? { kind: 'or', parts: read } : { kind: 'not', part: read[0] ?? query.part };
    }
    case 'and':
      return readParts(query);
    default:
      return query;
  }
}

function readNames(field: Query & { kind: 'field' }): Query {
  const names = field.value.split(betweenNames).filter((name) => name !== '');
  if (names.length < 2 || names.length > mostNames) return field;
  return { kind: 'or', parts: names.map((value) => ({ ...field, value })) };
}

function readParts(query: Query & { kind: 'and' }): Query {
  const read: Query[] = [];
  for (let at = 0; at < query.parts.length; at += 1) {
    const part = query.parts[at];
    const next = query.parts[at + 1];
    const before = read.at(-1);
    if (part === undefined) break;
    if (next !== undefined && before !== undefined && isWord(part, eitherWords)) {
      read[read.length - 1] = either(before, readSmallWords(next));
      at += 1;
    } else if (next !== undefined && before !== undefined && isWord(part, withoutWords)) {
      read.push({ kind: 'not', part: readSmallWords(next) });
      at += 1;
    } else {
      read.push(readSmallWords(part));
    }
  }
  return replaceParts(query, read);
}

function isWord(part: Query, words: ReadonlySet<string>): boolean {
  return part.kind === 'word' && words.has(foldText(part.text));
}

/** Of `stad:goes of parijs` the second is a city, too. */
function either(one: Query, other: Query): Query {
  const parts = one.kind === 'or' ? one.parts : [one];
  const last = parts.at(-1);
  const isName = last?.kind === 'field' && (other.kind === 'word' || other.kind === 'phrase');
  return { kind: 'or', parts: [...parts, isName ? { ...last, value: other.text } : other] };
}
