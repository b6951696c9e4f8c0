import { countryCode, countryName } from '../wire/countries.ts';
import type { Query } from '../wire/query.ts';
import { foldText } from '../wire/words.ts';
import { findPlaces } from './gazetteer/resolve.ts';
import { readToken } from './gazetteer/token.ts';
import { namePlace } from './known-names.ts';

type NameSection = (name: string, language: 'nl' | 'en') => string;

/**
 * The same question with its places as readers of a language call them (`Moskou` is `Moscow` in English), to be shown and perhaps
 * typed again, never to be kept or compared. `The Hague` is `Den Haag` in Dutch. A name that stands for places with different
 * names stays as it is. `nameSection`: what they call a section; as it is unless given. Throws as `knownNames` does.
 */
export function nameQuery(
  query: Query,
  language: 'nl' | 'en',
  nameSection: NameSection = (name) => name,
): Query {
  const name = (part: Query) => nameQuery(part, language, nameSection);
  switch (query.kind) {
    case 'and':
    case 'or':
      return { ...query, parts: query.parts.map(name) };
    case 'not':
      return { ...query, part: name(query.part) };
    case 'field':
      return query.field === 'section'
        ? { ...query, value: nameSection(query.value, language) }
        : { ...query, value: nameValue(query, language) };
    default:
      return query;
  }
}

function nameValue({ field, value }: Query & { readonly kind: 'field' }, language: 'nl' | 'en'): string {
  if (field === 'country') return nameCountry(value, language);
  return field === 'city' ? nameCity(value, language) : value;
}

function nameCountry(value: string, language: 'nl' | 'en'): string {
  const code = countryCode(value);
  return code === null ? value : countryName(code, language);
}

/** `Moskou`, and `Bergen (Noorwegen)` with what tells it apart. */
function nameCity(value: string, language: 'nl' | 'en'): string {
  const { name, qualifier } = readToken(value);
  const places = findPlaces(value);
  const names = new Set(places.map((place) => namePlace(place.name, place.country, language)));
  const [only = name] = names;
  // One that has no name of its own in the language is called by whichever name it was asked by.
  const hasOwn = language === 'nl' || places.every((place) => place.name !== only);
  const isOther = names.size === 1 && places.length > 0 && hasOwn && foldText(only) !== foldText(name);
  const said = isOther ? only : name;
  if (qualifier === null) return isOther ? only : value;
  return `${said} (${countryCode(qualifier) === null ? nameCity(qualifier, language) : nameCountry(qualifier, language)})`;
}
