import type { Language } from '../src/delivery/subscription.ts';
import { say } from '../src/discord/say.ts';
import { countryCode, countryName } from '../src/wire/countries.ts';
import { provinces } from '../src/wire/provinces.ts';
import type { Query } from '../src/wire/query.ts';
import { namesIn } from '../src/wire/query-names.ts';
import { foldText } from '../src/wire/words.ts';
import type { CommandContext } from './context.ts';

/**
 * What to ask instead of a place by this name that has no news, as markdown, where it is that of a country or province; null for any
 * other.
 */
export function sayOtherKind(city: string, language: Language, context: CommandContext): string | null {
  const country = countryCode(city);
  if (country !== null) return say(language, 'city.isCountry', { country: countryName(country, language) });
  const province = provinces.find((names) => names.some((name) => foldText(name) === foldText(city)))?.[0];
  if (province === undefined) return null;
  const question = context.formatQuery({ kind: 'field', field: 'province', value: province }, language);
  return say(language, 'city.isProvince', { province, question });
}

/** The same of every place in a question that found nothing. */
export function sayOtherKinds(query: Query, language: Language, context: CommandContext): readonly string[] {
  const cities = namesIn(query).filter(({ field }) => field === 'city');
  return cities.flatMap(({ value }) => sayOtherKind(value, language, context) ?? []);
}
