import type { Query } from '../wire/query.ts';
import { type ArchivedStory, newsTime } from '../wire/story.ts';
import { splitWords } from '../wire/words.ts';
import { isOwnBegin, isOwnCompound } from './compound-parts.ts';
import { joinNeighbours } from './join-neighbours.ts';
import type { Names } from './story-archive.ts';
import { marks, readableTexts, storyMarks } from './story-terms.ts';
import { readText, readWord } from './word-forms.ts';

/**
 * Whether a story answers a query: what the search language means, without an index. Status and embargo are no part of
 * it. Linear in the story's text for each word of the query.
 */
export function matchesStory(query: Query, story: ArchivedStory, names: Names): boolean {
  // A phrase is held against many stories: only what a part asks for is worked out.
  let cut: readonly (readonly string[])[] | null = null;
  const texts = () => {
    cut ??= readableTexts(story).map(splitWords);
    return cut;
  };
  let read: { readonly stems: readonly (readonly string[])[]; readonly parts: ReadonlySet<string> } | null =
    null;
  const forms = () => {
    if (read) return read;
    const all = readableTexts(story).map(readText);
    read = { stems: all.map((one) => one.stems), parts: new Set(all.flatMap((one) => one.parts)) };
    return read;
  };
  const hasForm = (run: readonly string[]) =>
    hasRun(forms().stems, run) || (run.length === 1 && forms().parts.has(run[0] ?? ''));
  let found: ReadonlySet<string> | null = null;
  const matches = (part: Query): boolean => {
    switch (part.kind) {
      case 'all':
        return true;
      case 'word':
        return readWord(part.text).some(hasForm) || hasOwnCompound(texts, splitWords(part.text));
      case 'phrase':
        return hasRun(texts(), splitWords(part.text));
      case 'field':
        found ??= new Set(storyMarks(story, names));
        return fieldMarks(part.field, part.value, names).some((mark) => found?.has(mark));
      case 'time':
        return part.bound === 'from' ? newsTime(story) >= part.at : newsTime(story) < part.at;
      case 'and': {
        const joined = joinNeighbours(part.parts);
        return part.parts.every((one, i) => matches(one) || joined[i]?.some((stem) => hasForm([stem])));
      }
      case 'or':
        return part.parts.some(matches);
      case 'not':
        return !matches(part.part);
    }
  };
  return matches(query);
}

/** The marks of which a story must carry one to answer `field:value`; none when nothing can. */
export function fieldMarks(
  field: (Query & { kind: 'field' })['field'],
  value: string,
  names: Names,
): readonly string[] {
  const found =
    field === 'city'
      ? [marks.city(value), ...names.places(value).map(marks.place)]
      : [marks[field](field === 'section' ? (names.sections(value)[0] ?? value) : value)];
  return found.filter((mark) => mark !== null);
}

/** Whether a compound stands in the texts that begins with the one word which is sought, where no dictionary knows that. */
function hasOwnCompound(
  texts: () => readonly (readonly string[])[],
  [begin, another]: readonly string[],
): boolean {
  if (begin === undefined || another !== undefined || !isOwnBegin(begin)) return false;
  return texts().some((words) => words.some((word) => isOwnCompound(word, begin)));
}

function hasRun(texts: readonly (readonly string[])[], run: readonly string[]): boolean {
  if (run.length === 0) return false;
  return texts.some((words) => {
    for (let i = 0; i + run.length <= words.length; i += 1) {
      if (run.every((word, n) => words[i + n] === word)) return true;
    }
    return false;
  });
}
