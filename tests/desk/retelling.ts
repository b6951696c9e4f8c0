import { hour, minute, noon } from '../contracts/invent-story.ts';
import { ordersOf, takeCopies } from './desk-bench.ts';
import type { Told } from './invented-copy.ts';
import { retoldCopy } from './retold-copy.ts';

/** A text of `retoldCopy`, and what is replaced where it is told the second time: from, to, from, to … */
export type Retelling = readonly [keyof typeof retoldCopy, ...(readonly string[])];

/** What an archive makes of a text and its retelling. */
export type Fate = 'one story' | 'two, linked' | 'two';

/** The text as it was told first, and two hours later. */
export function tellTwice([key, ...changes]: Retelling): readonly [Told, Told] {
  const first = retoldCopy[key];
  let second: string = first;
  for (let i = 0; i < changes.length; i += 2) {
    const from = changes[i] ?? '';
    if (!second.includes(from)) throw new Error(`There is no "${from}" in the copy ${key}.`);
    second = second.replace(from, changes[i + 1] ?? '');
  }
  return [toldAt(0, first), toldAt(2, second)];
}

/** A text as it is told so many hours after noon. */
export function toldAt(hours: number, text: string): Told {
  const publishedAt = noon + hours * hour;
  return {
    text,
    cities: ['BREEDAM'],
    publishedAt,
    precision: 'minute',
    capturedAt: publishedAt + 5 * minute,
  };
}

/** What becomes of the two in each order of import, and of the two told again; the first is the one that was sent first. */
export async function fatesOf(first: Told, second: Told): Promise<readonly Fate[]> {
  const fates: Fate[] = [];
  for (const order of ordersOf([first, second])) {
    const { ids, shown, filings, followUps } = await takeCopies([...order, ...order].map((one) => [one]));
    if (
      filings
        .slice(2)
        .flat()
        .some((filing) => filing !== 'known')
    )
      throw new Error('Told again, it is news.');
    const idOf = (told: Told) => ids[order.indexOf(told)]?.[0] ?? '';
    const isLinked = (await followUps(idOf(first))).includes(idOf(second));
    fates.push(shown.length === 1 ? 'one story' : isLinked ? 'two, linked' : 'two');
  }
  return fates;
}
