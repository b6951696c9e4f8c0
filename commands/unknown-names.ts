import type { Language } from '../src/delivery/subscription.ts';
import { say } from '../src/discord/say.ts';
import { sectionName } from '../src/discord/section-names.ts';
import { exampleCity, usualSections } from '../src/discord/words/typed-words.ts';
import { countryName } from '../src/wire/countries.ts';
import { agencies } from '../src/wire/dateline/agencies.ts';
import { namesNear } from '../src/wire/near-names.ts';
import { provinces } from '../src/wire/provinces.ts';
import type { Query } from '../src/wire/query.ts';
import { findUnknownNames, type NamedField } from '../src/wire/query-names.ts';
import type { CommandContext } from './context.ts';
import { otherKindOf } from './other-kind.ts';

const unknownKeys = {
  section: 'subscribe.unknownSection',
  province: 'subscribe.unknownProvince',
  agency: 'subscribe.unknownAgency',
} as const;

/** Names that are listed at most where somebody has to choose one. */
export const mostNamed = 20;

/** How long it is looked whether any story has a name, ms. */
const longestLook = 250;

/** Names that are told of as unknown at once. */
const mostTold = 2;

/** The first names in a query that stand for nothing so far, of the one `field` where it is given. */
export async function findUnknown(
  query: Query,
  context: CommandContext,
  field?: NamedField['field'],
): Promise<readonly NamedField[]> {
  const { archive, now } = context;
  const unknown = await findUnknownNames(query, {
    isKnownName: context.isKnownName,
    async finds(named) {
      const { stories, isCutShort } = await archive.find(named, { limit: 1, mostTime: longestLook }, now());
      // Nobody knows then: it is not said to be unknown.
      return stories.length > 0 || isCutShort === true;
    },
  });
  return unknown.filter((named) => field === undefined || named.field === field).slice(0, mostTold);
}

/** Says as markdown that a name stands for nothing, and which ones there are. */
export async function sayUnknown(
  { field, value }: NamedField,
  language: Language,
  context: CommandContext,
): Promise<string> {
  // What is no country is a mistake in the question already.
  if (field === 'country') return '';
  if (field === 'city') return say(language, 'subscribe.unknownCity', { name: value });
  const names = (await namesOf(field, language, context)).slice(0, mostNamed);
  const told = field === 'section' ? names.map((name) => sectionName(name, language)) : names;
  return say(language, unknownKeys[field], { name: value, names: told.join(', ') });
}

/**
 * What to type instead of such a name, as markdown: what was perhaps meant, else one that there is. `write`: as it is to be typed, with
 * its field unless told otherwise.
 */
export async function sayInstead(
  named: NamedField,
  language: Language,
  context: CommandContext,
  write = (name: string): string => asTerm(named, name, language, context),
): Promise<string> {
  const names = await namesOf(named.field, language, context);
  const other = otherKindOf(named, context);
  if (other !== null) return sayMeant(context.formatQuery(other, language), language);
  const near = nearOf(named, names, language, context);
  if (near !== null) return sayMeant(write(near), language);
  const [example = named.value] = names;
  return say(language, 'subscribe.instead', { example: write(example) });
}

/** The same behind what `sayUnknown` says of it, which lists what there is: what was perhaps meant, or nothing; as the notes that are to follow. */
export async function noteInstead(
  named: NamedField,
  language: Language,
  context: CommandContext,
): Promise<readonly string[]> {
  if (named.field === 'city' || named.field === 'country')
    return [await sayInstead(named, language, context)];
  const near = nearOf(named, await namesOf(named.field, language, context), language, context);
  return near === null ? [] : [sayMeant(asTerm(named, near, language, context), language)];
}

function asTerm({ field }: NamedField, name: string, language: Language, context: CommandContext): string {
  return context.formatQuery({ kind: 'field', field, value: name }, language);
}

function nearOf(
  { field, value }: NamedField,
  names: readonly string[],
  language: Language,
  context: CommandContext,
): string | null {
  // A section may be one that only stories have.
  const held = field === 'section' ? names.map((name) => [name, sectionName(name, language)]) : [];
  const [near = null] = [...namesNear(value, held), ...context.nearNames(field, value)];
  return near;
}

/** Asks back, as markdown, whether this question was meant. */
export function sayMeant(question: string, language: Language): string {
  return say(language, 'subscribe.meant', { name: `“${question}”` });
}

/** The names of a field, as they are to be typed: those with news first, where it is known which have. */
async function namesOf(
  field: NamedField['field'],
  language: Language,
  { archive, now }: CommandContext,
): Promise<readonly string[]> {
  switch (field) {
    case 'section': {
      const held = (await archive.sections(now())).map(({ name }) => name);
      return [...new Set(held.length > 0 ? held : usualSections[language])];
    }
    case 'city': {
      const [most] = await archive.cities('', 1, now());
      return [most?.apart ?? most?.name ?? exampleCity];
    }
    case 'province':
      return provinces.flatMap(([name = '']) => name);
    case 'agency':
      return agencies.map(({ code }) => code);
    case 'country':
      return [countryName('NL', 'nl')];
  }
}
