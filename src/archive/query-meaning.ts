import type { Query } from '../wire/query.ts';
import { splitWords } from '../wire/words.ts';
import { fieldMarks } from './match-story.ts';
import type { Names } from './story-archive.ts';

/**
 * What a query asks for, as a key: two that ask for the same under other names, in another order or in another case have
 * the same one (`stad:Moskou`, `city:Moscow`). A time that moves has the same key whenever it is read. For comparing only.
 */
export function queryMeaning(query: Query, names: Names): string {
  switch (query.kind) {
    case 'all':
      return 'all';
    case 'word':
    case 'phrase':
      return `${query.kind} ${splitWords(query.text).join(' ')}`;
    case 'field':
      return `${query.field} ${fieldKey(query.field, query.value, names)}`;
    case 'time':
      return `${query.bound} ${query.moves === undefined ? query.at : JSON.stringify(query.moves)}`;
    case 'not':
      return `not (${queryMeaning(query.part, names)})`;
    case 'and':
    case 'or': {
      const parts = new Set(query.parts.map((part) => queryMeaning(part, names)));
      const [only = ''] = parts;
      return parts.size === 1 ? only : `${query.kind} (${[...parts].sort().join(') (')})`;
    }
  }
}

function fieldKey(field: (Query & { kind: 'field' })['field'], value: string, names: Names): string {
  // By the place that is meant most, where there is any: a name in another language goes with other namesakes.
  const [place] = field === 'city' ? names.places(value) : [];
  if (place === undefined) return fieldMarks(field, value, names).join(' ');
  // `Bergen (Noorwegen)` is that one alone.
  return value.includes('(') ? `${place} alone` : place;
}
