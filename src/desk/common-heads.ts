import type { Story } from '../wire/story.ts';
import { splitWords } from '../wire/words.ts';
import { isSameName } from './copy-names.ts';
import { timeBetween } from './news-time.ts';

/** Of how many ms apart one headline is one story's. */
const oneHeadline = 1.5 * 86_400_000;

/** Whether an item goes by the headline of a held story, from the same place and of the same days. */
export function hasHeadlineOf(item: Story, held: Story): boolean {
  return isNearHeadline(item, held) && havePlaceInCommon(item, held);
}

/** Whether an item goes by the headline of a held story of the same days. */
export function isNearHeadline(item: Story, held: Story): boolean {
  return haveSameWords(item.headline, held.headline) && timeBetween(item, held) <= oneHeadline;
}

/** Whether two headlines are the same words; none is nothing's. */
export function haveSameWords(a: string | null, b: string | null): boolean {
  const words = splitWords(a ?? '').join(' ');
  return words !== '' && words === splitWords(b ?? '').join(' ');
}

function cityKeys(story: Story): string[] {
  const { cities = [], places = [] } = story.dateline ?? {};
  return [...cities, ...places.map((place) => place.name)].map((name) => splitWords(name).join(''));
}

/** True as well when one of them names no place: regional copy and agency copy of one story differ in that. */
export function havePlaceInCommon(item: Story, held: Story): boolean {
  const [ofItem, ofHeld] = [cityKeys(item), cityKeys(held)];
  if (ofItem.length === 0 || ofHeld.length === 0) return true;
  return ofItem.some((city) => ofHeld.some((known) => isSameName(city, known)));
}

/** Whether the datelines name the same places, in their order. */
export function haveSamePlace(item: Story, held: Story): boolean {
  return cityKeys(item).join('/') === cityKeys(held).join('/');
}
