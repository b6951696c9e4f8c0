import type { Query } from '../wire/query.ts';
import { foldText, splitWords } from '../wire/words.ts';
import { matchesStory } from './match-story.ts';
import type { Names } from './story-archive.ts';
import { readStoryRow, type StoryRow } from './story-row.ts';

/**
 * Whether a row's story answers a query, as `matchesStory` says. Most of those that do not are known by their JSON: a
 * word of a phrase does not stand in it. Only the others are read and cut into words, which takes ten times as long.
 */
export function createRowCheck(query: Query, names: Names): (row: StoryRow) => boolean {
  const phrases = new Map(phrasesOf(query).map((text) => [text, splitWords(text)]));
  return (row) => {
    if (phrases.size > 0) {
      const body = foldText(row.body);
      if (!canBe(true, query, (text) => (phrases.get(text) ?? []).every((word) => mayStand(word, body))))
        return false;
    }
    return matchesStory(query, readStoryRow(row), names);
  };
}

function phrasesOf(query: Query): readonly string[] {
  if (query.kind === 'phrase') return [query.text];
  if (query.kind === 'and' || query.kind === 'or') return query.parts.flatMap(phrasesOf);
  return query.kind === 'not' ? phrasesOf(query.part) : [];
}

/** JSON leaves these letters as they are, and folding parts no run of them; what has digits may have stood with dots. */
function mayStand(word: string, body: string): boolean {
  return !/^[a-z]+$/.test(word) || body.includes(word);
}

/** Whether a query can come out as `wanted`, by nothing but which phrases may occur. */
function canBe(wanted: boolean, query: Query, mayOccur: (phrase: string) => boolean): boolean {
  switch (query.kind) {
    case 'all':
      return wanted;
    case 'phrase':
      return !wanted || mayOccur(query.text);
    case 'not':
      return canBe(!wanted, query.part, mayOccur);
    case 'and':
    case 'or': {
      const isEach = (query.kind === 'and') === wanted;
      const can = (part: Query) => canBe(wanted, part, mayOccur);
      return isEach ? query.parts.every(can) : query.parts.some(can);
    }
    default:
      return true;
  }
}
