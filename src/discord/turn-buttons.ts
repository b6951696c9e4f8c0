import type { Language } from '../delivery/subscription.ts';
import type { ButtonWish } from './reply.ts';
import { sayPlainly } from './say.ts';

/** The page that is shown when `page` is asked for: itself, or the nearest of `count` (one at least), counted from 0. */
export function nearestPage(page: number, count: number): number {
  return Math.min(Math.max(Number.isSafeInteger(page) ? page : 0, 0), count - 1);
}

/** The button to the page before this one, by its custom_id; null where there is none. */
export function previousButton(customId: string | null, language: Language): ButtonWish | null {
  return customId === null ? null : { customId, label: `◀ ${sayPlainly(language, 'story.previous')}` };
}

/** The button to what comes after this page, by its custom_id; null where there is nothing. `key`: what it says. */
export function nextButton(
  customId: string | null,
  key: 'story.next' | 'list.on',
  language: Language,
): ButtonWish | null {
  return customId === null ? null : { customId, label: `${sayPlainly(language, key)} ▶` };
}
