import { countryCode, countryCodes } from '../../wire/countries.ts';
import { foldName } from './fold.ts';
import type { Table } from './table.ts';

/** A place token taken apart. */
export interface Token {
  readonly name: string;
  /** What the token itself says of where the place lies, as it stands, or null where it says nothing. */
  readonly qualifier: string | null;
}

/** Where something lies; `name` null is anywhere in the country. */
export interface Whereabouts {
  readonly country: string;
  readonly name: string | null;
}

/** Words before a name that are no part of it. */
const before = /^(?:regio|gemeente|provincie|eiland|nabij|bij|omgeving|stad)\s+(?=\S)/iu;

/**
 * Takes a token apart: words that only say what kind of place it is (`REGIO`, `BIJ`), and what stands after a comma or in
 * parentheses (`PORTLAND, Ore.`, `BERGEN (NH)`).
 */
export function readToken(token: string): Token {
  const trimmed = token.trim().replace(before, '');
  const [, name, comma, parenthesis] = /^([^,(]+)(?:,\s*(.+)|\(([^)]*)\)?)$/u.exec(trimmed) ?? [];
  const qualifier = (comma ?? parenthesis)?.trim();
  if (name === undefined || !qualifier) return { name: trimmed, qualifier: null };
  return { name: name.trim(), qualifier };
}

/**
 * The regions and countries that a qualifier can mean (`Ore.`, `NH`, `Norway`, `CA`: California or Canada), each part of
 * `Springfield, Ill., VS` by itself; empty where it names neither.
 */
export function readWhereabouts(qualifier: string, table: Table): readonly (readonly Whereabouts[])[] {
  return qualifier
    .split(',')
    .map((part) => {
      const country = countryCode(part) ?? otherCountry(part);
      const regions = table.regions(foldName(part));
      return country === null ? regions : [...regions, { country, name: null }];
    })
    .filter((meanings) => meanings.length > 0);
}

/** Where cars are from: `BERGEN (B)`. */
const carCodes: Readonly<Record<string, string>> = {
  a: 'AT',
  b: 'BE',
  d: 'DE',
  e: 'ES',
  f: 'FR',
  i: 'IT',
  l: 'LU',
  p: 'PT',
};

/** The languages of other agencies' copy, beside the two whose names of countries the vocabulary knows. */
const otherLanguages = ['de', 'fr', 'es', 'it'] as const;

let others: ReadonlyMap<string, string> | null = null;

/** A country by its car's letter or its German, French, Spanish or Italian name. */
function otherCountry(name: string): string | null {
  const key = foldName(name);
  const car = carCodes[key];
  if (car !== undefined) return car;
  others ??= new Map(
    otherLanguages.flatMap((language) => {
      const names = new Intl.DisplayNames(language, { type: 'region' });
      return countryCodes().map((code): [string, string] => [foldName(names.of(code) ?? code), code]);
    }),
  );
  return others.get(key) ?? null;
}
