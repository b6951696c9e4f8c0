import type { Language } from '../src/delivery/subscription.ts';
import type { Choice } from '../src/discord/command.ts';
import { countryCodes, countryName } from '../src/wire/countries.ts';
import { agencies } from '../src/wire/dateline/agencies.ts';
import type { Query, QueryField } from '../src/wire/query.ts';
import { foldText } from '../src/wire/words.ts';
import type { CommandContext } from './context.ts';
import { topicOf } from './subscription-words.ts';

/** What Discord shows at most. */
const mostChoices = 25;
/** Of each kind at most, so that every kind has its turn. */
const mostOfKind = 8;

/** The provinces that news is sorted by, with their English names where those differ. */
const provinces: readonly (readonly string[])[] = [
  ['Groningen'],
  ['Friesland', 'Fryslân'],
  ['Drenthe'],
  ['Overijssel'],
  ['Flevoland'],
  ['Gelderland'],
  ['Utrecht'],
  ['Noord-Holland', 'North Holland'],
  ['Zuid-Holland', 'South Holland'],
  ['Zeeland'],
  ['Noord-Brabant', 'North Brabant'],
  ['Limburg'],
  ['Antwerpen', 'Antwerp'],
  ['Oost-Vlaanderen', 'East Flanders'],
  ['West-Vlaanderen', 'West Flanders'],
  ['Vlaams-Brabant', 'Flemish Brabant'],
  ['Waals-Brabant', 'Walloon Brabant'],
  ['Henegouwen', 'Hainaut'],
  ['Luik', 'Liège'],
  ['Namen', 'Namur'],
];

/**
 * Completes a topic: what was typed, when it can be read, then the sections, places, countries, provinces and agencies
 * that begin like it, in Dutch or English. Before anything is typed: the sections.
 */
export async function completeTopic(
  typed: string,
  language: Language,
  context: CommandContext,
): Promise<readonly Choice[]> {
  const now = context.now();
  const text = typed.trim();
  const read = text === '' ? null : context.parseQuery(text, now, context.timezone);
  const isBegun = startsLike(text);
  const sections = (await context.archive.sections(now)).filter(({ name }) => isBegun([name]));
  const offers: Query[] = sections.map(({ name }) => field('section', name));
  if (text !== '') {
    const cities = await context.archive.cities(text, mostOfKind, now);
    offers.splice(mostOfKind);
    offers.push(
      ...cities.map(({ name, apart }) => field('city', apart ?? name)),
      ...beginningCountries(isBegun, language),
      ...provinces.filter(isBegun).map(([name = '']) => field('province', name)),
      ...agencies
        .filter(({ code, name, aliases }) => isBegun([code, name, ...aliases]))
        .slice(0, mostOfKind)
        .map(({ code }) => field('agency', code)),
    );
  }
  const values = new Set(offers.map((query) => context.formatQuery(query)));
  const choices = [...values].map((value) => ({ name: value, value }));
  const own =
    read?.ok === true
      ? [{ name: topicOf({ topic: text, timezone: context.timezone }, language, context), value: text }]
      : [];
  return [...own, ...choices].slice(0, mostChoices);
}

function field(name: QueryField, value: string): Query {
  return { kind: 'field', field: name, value };
}

/** Whether one of some names begins as `text` does, case and accents aside; any does where nothing is typed. */
function startsLike(text: string): (names: readonly string[]) => boolean {
  const start = foldText(text);
  return (names) => names.some((name) => foldText(name).startsWith(start));
}

function beginningCountries(
  isBegun: (names: readonly string[]) => boolean,
  language: Language,
): readonly Query[] {
  return countryCodes()
    .filter((code) => isBegun([countryName(code, 'nl'), countryName(code, 'en')]))
    .slice(0, mostOfKind)
    .map((code) => field('country', countryName(code, language)));
}
