import type { WireItem } from '../wire/item.ts';
import { cleanText, dropLastWord, endsSentence } from './text.ts';

/** What a reader reads of a story, plain and cleaned: its headline and each of its paragraphs, `''` where there is none. */
export interface ReadableText {
  readonly headline: string;
  readonly paragraphs: readonly string[];
}

/**
 * A story's text without half words. Copy can be cut off inside a word, and which one was nobody can tell: where a
 * `truncated` story ends, its last word goes and ` …` stands for it, unless a sentence ends there. What is nothing but
 * that word goes whole.
 */
export function readWholeWords(
  story: Pick<WireItem, 'headline' | 'dateline' | 'paragraphs' | 'truncated'>,
): ReadableText {
  const headline = cleanText(story.headline ?? '');
  const paragraphs = story.paragraphs.map(cleanText);
  const last = paragraphs.findLastIndex((paragraph) => paragraph !== '');
  if (!story.truncated) return { headline, paragraphs };
  // The cut is at the end of what is there: a headline with a dateline or text below it is whole.
  if (last < 0) return { headline: story.dateline === null ? mend(headline) : headline, paragraphs };
  return { headline, paragraphs: paragraphs.with(last, mend(paragraphs[last] ?? '')) };
}

/** `20.` may be the beginning of `20.30 uur`, `1931.` hardly that of anything. */
const halfTime = /(?:^|\s)\d{1,2}\.$/;

function mend(text: string): string {
  return endsSentence(text) && !halfTime.test(text) ? text : dropLastWord(text);
}
