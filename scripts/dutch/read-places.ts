import { readFileSync } from 'node:fs';
import { foldText } from '../../src/wire/words.ts';

/** The gazetteer's names of places that are one word of seven letters or more, folded. */
export function readPlaceNames(): readonly string[] {
  const table = new URL('../../src/desk/gazetteer/places.generated.tsv', import.meta.url);
  return readFileSync(table, 'utf8')
    .split('\n')
    .filter((line) => /^[^#!@=]/.test(line))
    .map((line) => foldText(line.split('\t')[1] ?? ''))
    .filter((name) => /^[a-z]{7,}$/.test(name));
}
