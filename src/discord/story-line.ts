import type { Language } from '../delivery/subscription.ts';
import type { ArchivedStory } from '../wire/story.ts';
import { sayPlainly } from './say.ts';
import { cleanText, cutText } from './text.ts';
import { readWholeWords } from './whole-words.ts';

/** How a reader is told things. */
export interface Voice {
  readonly language: Language;
  /** IANA: where dates are meant. */
  readonly timezone: string;
}

/** The places as the copy writes them, `KYIV/WASHINGTON`, plain text; empty without a dateline. */
export function placeOf(story: ArchivedStory): string {
  return cutText(story.dateline?.cities.join('/') ?? '', 80).text;
}

/** The agencies as the copy writes them, `ANP/RTR`, plain text; empty when the copy names none. */
export function agenciesOf(story: ArchivedStory): string {
  return cutText(story.dateline?.agencies.join('/') ?? '', 60).text;
}

/** Whether a story has a headline, be it cut off. */
export function hasHeadline(story: ArchivedStory): boolean {
  return cleanText(story.headline ?? '') !== '';
}

/** The headline, or what can stand for one: the first paragraph. Plain text, cut to `max` characters. */
export function headOf(story: ArchivedStory, language: Language, max: number): string {
  const own = story.truncated ? '' : cleanText(story.headline ?? '');
  // Cleaning the paragraphs too is half of what a digest takes to lay out.
  if (own !== '') return cutText(own, max).text;
  const { headline, paragraphs } = readWholeWords(story);
  const head = headline || paragraphs.find((paragraph) => paragraph !== '') || '';
  return cutText(head, max).text || sayPlainly(language, untitledKey(story));
}

/** What is said in place of a headline where there is none, nor any text: of a story cut off before it, that. */
export function untitledKey({
  truncated,
}: Pick<ArchivedStory, 'truncated'>): 'story.partial' | 'story.untitled' {
  return truncated ? 'story.partial' : 'story.untitled';
}

/** Small print under a headline or a brief: agency, then time, as markdown. */
export function smallPrint(parts: readonly string[]): string {
  return `-# ${parts.filter((part) => part !== '').join(' · ')}`;
}
