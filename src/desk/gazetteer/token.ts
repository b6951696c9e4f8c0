import { countryCode } from '../../wire/countries.ts';
import { foldName } from './fold.ts';
import type { Table } from './table.ts';

/** A place token taken apart. */
export interface Token {
  readonly name: string;
  /** Where the token itself says that the place is, or null where it does not; `name` null is anywhere in the country. */
  readonly within: readonly { readonly country: string; readonly name: string | null }[] | null;
}

/** Words before a name that are no part of it. */
const before = /^(?:regio|gemeente|provincie|eiland|nabij|bij|omgeving|stad)\s+(?=\S)/iu;

/**
 * Takes a token apart: words that only say what kind of place it is (`REGIO`, `BIJ`), and a qualifier after a comma or in
 * parentheses that names a region or a country (`PORTLAND, Ore.`, `BERGEN (NH)`). One that names neither is left out.
 */
export function readToken(token: string, table: Table): Token {
  const trimmed = token.trim().replace(before, '');
  const [, name, comma, parenthesis] = /^([^,(]+)(?:,\s*(.+)|\(([^)]*)\)?)$/u.exec(trimmed) ?? [];
  const qualifier = comma ?? parenthesis;
  if (name === undefined || qualifier === undefined) return { name: trimmed, within: null };
  const regions = table.regions(foldName(qualifier));
  if (regions.length > 0) return { name: name.trim(), within: regions };
  const country = countryCode(qualifier);
  return { name: name.trim(), within: country === null ? null : [{ country, name: null }] };
}
