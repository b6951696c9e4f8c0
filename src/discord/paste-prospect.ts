import { say } from './say.ts';
import type { Voice } from './story-line.ts';
import { cutText } from './text.ts';

/** A story that is there already, and how many messages show it. */
export interface StandingStory {
  /** Its headline, or how its text begins. */
  readonly head: string;
  readonly posts: number;
}

/** What publishing a pasted story would do. */
export interface Prospect {
  /** What it would be filed as; null where that was not looked up. */
  readonly filing: 'new' | 'changed' | 'known' | 'killed' | null;
  /** The story that it is; null for one that is not there. */
  readonly held: StandingStory | null;
  /** It was withdrawn before, and stays so. */
  readonly isDead: boolean;
  /** What it withdraws. */
  readonly ends: readonly StandingStory[];
  /** Why no reader gets it, though nothing holds it back; null when they do. */
  readonly mute: 'fragment' | 'old' | 'no-news' | null;
}

/** Nothing is known of what is there. */
export const unknownProspect: Prospect = { filing: null, held: null, isDead: false, ends: [], mute: null };

const headText = 60;
/** Withdrawn stories that are named. */
const mostNamed = 5;

const muteWords = {
  fragment: 'prospect.fragment',
  old: 'prospect.old',
  'no-news': 'prospect.no-news',
} as const;

/**
 * What publishing would do, in words, as markdown; nothing where that is not known. `isKill`: the story is one itself; `isAlone`: nothing else was
 * pasted with it.
 */
export function tellProspect(
  prospect: Prospect,
  { isKill, isAlone }: { readonly isKill: boolean; readonly isAlone: boolean },
  { language }: Voice,
): readonly string[] {
  const { filing, held, isDead, ends, mute } = prospect;
  if (isKill) {
    if (filing === null) return [];
    if (ends.length > 0) return tellEnds(ends, language);
    return [say(language, filing === 'known' ? 'prospect.deadAlready' : 'prospect.endsNothing')];
  }
  const also = ends.length > 0 && !isDead ? tellEnds(ends, language) : [];
  if (isDead) return [say(language, 'prospect.dead')];
  if (mute === 'no-news' && filing !== 'known' && isAlone) {
    return [say(language, 'prospect.noNewsAlone'), ...also];
  }
  if (mute !== null && filing !== 'known') return [say(language, muteWords[mute]), ...also];
  if (filing === 'known') return [say(language, 'prospect.known'), ...also];
  if (filing === 'changed' && held !== null)
    return [say(language, 'prospect.changes', nameOf(held)), ...also];
  return [...(filing === null ? [] : [say(language, 'prospect.new')]), ...also];
}

function tellEnds(ends: readonly StandingStory[], language: Voice['language']): readonly string[] {
  const named = ends.slice(0, mostNamed).map((one) => say(language, 'prospect.ends', nameOf(one)));
  const count = ends.length - named.length;
  return count > 0 ? [...named, say(language, 'prospect.endsMore', { count })] : named;
}

function nameOf({ head, posts }: StandingStory) {
  return { head: cutText(head, headText).text, posts };
}
