import type { ArchivedStory } from '../wire/story.ts';
import { type Fingerprint, fingerprint, isSameEvent, tellingText } from './same-event.ts';

/** Events that have been told, by which one is known again. */
export interface ToldEvents {
  /** Adds a story's event; false when it was among them already. */
  tell(story: ArchivedStory): boolean;
}

/** Prints by story: one reading of the archive serves many channels. */
const prints = new WeakMap<ArchivedStory, Fingerprint>();

/** Those of `others` that tell the same event as one of `stories`, the same stories included. */
export function findSameEvents(
  stories: readonly ArchivedStory[],
  others: readonly ArchivedStory[],
): readonly ArchivedStory[] {
  const byKey = new Map<string, Fingerprint[]>();
  for (const print of stories.map(printOf)) {
    for (const key of keysOf(print)) byKey.set(key, [...(byKey.get(key) ?? []), print]);
  }
  return others.filter((story) => {
    const print = printOf(story);
    return keysOf(print).some((key) => byKey.get(key)?.some((other) => isSameEvent(print, other)));
  });
}

/** Those of these stories, which count as told whether or not they repeat one another. */
export function createToldEvents(stories: readonly ArchivedStory[]): ToldEvents {
  /** Two prints of one event have a key in common, so that only those are compared. */
  const byKey = new Map<string, Fingerprint[]>();
  const add = (print: Fingerprint) => {
    for (const key of keysOf(print)) {
      const alike = byKey.get(key);
      if (alike === undefined) byKey.set(key, [print]);
      else alike.push(print);
    }
  };
  for (const story of stories) add(printOf(story));
  return {
    tell(story) {
      const print = printOf(story);
      const isTold = keysOf(print).some((key) => byKey.get(key)?.some((other) => isSameEvent(print, other)));
      if (!isTold) add(print);
      return !isTold;
    },
  };
}

/** Works out beforehand, of these stories, what `tell` needs of each: most of its time, which can so be spent in parts. */
export function readPrints(stories: readonly ArchivedStory[]): void {
  for (const story of stories) printOf(story);
}

function printOf(story: ArchivedStory): Fingerprint {
  const known = prints.get(story);
  if (known !== undefined) return known;
  const print = fingerprint(story);
  prints.set(story, print);
  return print;
}

/** Of a text that another begins with, the last word may be half of one. */
function keysOf({ id, agencyId, words }: Fingerprint): string[] {
  return [
    `i ${id}`,
    ...(agencyId === null ? [] : [`a ${agencyId}`]),
    ...(words.length < tellingText ? [] : [`w ${words.slice(0, tellingText - 1).join(' ')}`]),
  ];
}
