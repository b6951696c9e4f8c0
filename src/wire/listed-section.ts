import { type Section, sectionList } from './section-list.ts';
import { splitWords } from './words.ts';

const byName = new Map<string, Section>();
for (const section of sectionList) {
  for (const name of [section.name, ...(section.also ?? [])]) {
    if (!byName.has(key(name))) byName.set(key(name), section);
  }
}

function key(name: string): string {
  return splitWords(name).join(' ');
}

/** A name without the words around it that say nothing: `Regio Beveland`, `Meer Sport`, `Sportnieuws`. */
export function plainSection(name: string): string {
  return name
    .replace(/^(?:regio|meer|nieuws|laatste|gemeente|provincie|oorlog in)\s+/iu, '')
    .replace(/[\s-]*nieuws$/iu, '');
}

/** The section on the one list that goes by this name; null when none does. */
export function sectionNamed(name: string): Section | null {
  return byName.get(key(name)) ?? byName.get(key(plainSection(name))) ?? null;
}

/**
 * The section of a code of IPTC's subject codes or media topics, with its scheme or alone; null for what is none. The first two
 * figures of a subject code, and of the topics on top of the media topics, are one of the same 17.
 */
export function sectionOfTopic(name: string): Section | null {
  const code = /(?:^|[:/#])(\d{8})$/.exec(name)?.[1];
  return code === undefined ? null : (byName.get(code) ?? byName.get(`${code.slice(0, 2)}000000`) ?? null);
}

/** What stands between the parts of a section's path. */
const pathSign = /\s*[/>|»:;,]\s*|\s+[-–—]\s+/u;

/** The parts of a section's path, the last one first. A part of a single letter may be anything. */
export function sectionPath(name: string): readonly string[] {
  return name
    .split(pathSign)
    .filter((part) => part.length > 1)
    .toReversed();
}

/** What the one list calls a desk's section (`Financieel`: `Economie`); as it is where it is not on the list. Pure. */
export function listedName(name: string): string {
  const own = name.trim();
  const [inPath = null] = sectionPath(own).flatMap((part) => sectionNamed(part) ?? []);
  return (sectionNamed(own) ?? sectionOfTopic(own) ?? inPath)?.name ?? name;
}
