import type { Story } from '../../wire/story.ts';
import type { Names } from '../story-archive.ts';
import { storyTerms } from '../story-terms.ts';
import { isKeptWhole, lexemes, quoteLexeme, spanLexeme, spans } from './lexemes.ts';

/**
 * What PostgreSQL keeps of one story at most: places of a word, the last place, and bytes in all
 * (https://www.postgresql.org/docs/current/textsearch-limitations.html; of the megabyte some is left for its own use).
 */
const mostPlaces = 255;
const lastPlace = 16_382;
const mostBytes = 900_000;

/** A story's words as PostgreSQL's index takes them. */
export interface StoryVector {
  /** To be bound as a `tsvector`. */
  readonly text: string;
  /** False when words or places had to be left out: the story itself says whether it matches. */
  readonly isWhole: boolean;
}

/** What a story with the number `seq` is found by; linear in its text. */
export function writeTsvector(story: Story, seq: number, names: Names): StoryVector {
  const terms = storyTerms(story, names);
  const places = new Map<string, number[]>();
  let isWhole = true;
  let isAll = true;
  let bytes = 0;

  function add(token: string, place: number | null): void {
    if (!isKeptWhole(token)) isWhole = false;
    let held = places.get(token);
    if (!held) {
      const size = Buffer.byteLength(token) + 8;
      if (bytes + size > mostBytes) {
        isAll = false;
        return;
      }
      bytes += size;
      held = [];
      places.set(token, held);
    }
    if (place === null) return;
    if (place > lastPlace || held.length >= mostPlaces || bytes + 2 > mostBytes) {
      isWhole = false;
      return;
    }
    bytes += 2;
    held.push(place);
  }

  for (const mark of terms.marks.split(' ')) add(mark, null);
  for (const { kind, width } of spans) add(spanLexeme(kind, Math.floor(seq / width)), null);
  let place = 0;
  // What ends a text is no word but takes a place, so that nothing stands beside anything across it.
  for (const token of terms.words.split(' ')) {
    place += 1;
    if (/[^_]/.test(token)) add(token, place);
  }
  if (!isAll) places.set(lexemes.notAll, []);
  if (!isWhole || !isAll) places.set(lexemes.notWhole, []);
  const text = [...places].map(
    ([token, at]) => `${quoteLexeme(token)}${at.length > 0 ? `:${at.join(',')}` : ''}`,
  );
  return { text: text.join(' '), isWhole: isWhole && isAll };
}
