import type { XmlElement } from '../xml.ts';
import { attributeOf, childrenOf, findChild, textOf } from '../xml-find.ts';
import { formalName } from './formal-name.ts';
import type { ItemStory } from './stories.ts';

/** DescriptiveMetadata; TASS writes DescriptiveMetada. */
export function describe(component: XmlElement): XmlElement | undefined {
  return childrenOf(component).find(({ name }) => name.startsWith('DescriptiveMetada'));
}

/** The language that a component and those around it say, the nearest first, as it stands; null when none does. */
export function readLanguage(components: readonly XmlElement[]): string | null {
  for (const component of components) {
    const given =
      formalName(findChild(describe(component), 'Language')) ?? attributeOf(component, 'xml:lang');
    if (given !== null) return given;
  }
  return null;
}

/** The stories of a NewsItem that are kept, the heading one first, and the other languages that it is told in. */
export interface Chosen {
  readonly stories: readonly [ItemStory, ...ItemStory[]];
  readonly passedOver: readonly string[];
}

/**
 * A NewsItem is one story, in however many languages: Telex keeps it in Dutch where it is told in Dutch, else in the
 * language that comes first. Components that are each other's equivalents (`EquivalentsList`, NewsML 1.2) say the same:
 * of those the longest is kept. An item without a component is one story of which nothing is told.
 */
export function chooseLanguage(stories: readonly ItemStory[], newsItem: XmlElement): Chosen {
  const codes = stories.map(({ language }) => codeOf(language));
  const code = codes.find((one) => one === 'nl') ?? codes.find((one) => one !== null) ?? null;
  // What does not say its language may well be in the one that is kept.
  const [first, ...others] = stories.filter((_, index) => codes[index] === code || codes[index] === null);
  const passedOver = [...new Set(codes.filter((one) => one !== null && one !== code))] as string[];
  if (first === undefined) {
    return { stories: [{ components: [], contents: [], language: null }], passedOver };
  }
  const [outermost] = childrenOf(newsItem, 'NewsComponent');
  if (attributeOf(outermost, 'EquivalentsList') !== 'yes') return { stories: [first, ...others], passedOver };
  const longest = others.reduce((best, one) => (lengthOf(one) > lengthOf(best) ? one : best), first);
  return { stories: [longest], passedOver };
}

/** `nl` for `nl-NL`, `nld` and `dut`: ISO 639-1 where Dutch is meant, else the first part of the tag in small letters. */
function codeOf(language: string | null): string | null {
  const code = language?.toLowerCase().split(/[-_]/)[0] ?? null;
  return code === 'nld' || code === 'dut' ? 'nl' : code;
}

function lengthOf(story: ItemStory): number {
  return story.contents.reduce((sum, { data }) => sum + (textOf(data)?.length ?? 0), 0);
}
