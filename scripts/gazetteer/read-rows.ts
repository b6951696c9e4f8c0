import type { TableRow } from './rows.ts';

const kinds: Readonly<Record<string, TableRow['kind']>> = {
  '': 'place',
  c: 'capital',
  s: 'seat',
  m: 'municipality',
  r: 'region',
  l: 'country',
};

/** Decimals of the finest coordinates that a table holds; coarser ones are written again as they stand. */
const finest = 3;

/** The rows of a table's text, each with its aliases, as `writeTable` writes them. */
export function readRows(text: string): readonly TableRow[] {
  const lines = text.split('\n').filter((line) => line !== '' && !/^[#@!]/.test(line));
  const aliases = Map.groupBy(
    lines
      .filter((line) => line.startsWith('='))
      .map((line) => {
        const [alias = '', grade = '', , id = ''] = line.slice(1).split('\t');
        return { alias, grade, id };
      }),
    ({ id }) => id,
  );
  return lines
    .filter((line) => !line.startsWith('='))
    .map((line) => {
      const [id = '', name = '', country = '', region = '', lat, lon, population, kind = '', bias] =
        line.split('\t');
      const own = aliases.get(id) ?? [];
      return {
        id,
        name,
        country,
        region,
        lat: Number(lat),
        lon: Number(lon),
        digits: finest,
        population: Number(population ?? 0),
        kind: kinds[kind] ?? 'place',
        bias: Number(bias ?? 0),
        english: own.find(({ grade }) => grade === 'e')?.alias ?? null,
        aliases: own.filter(({ grade }) => grade !== '2').map(({ alias }) => alias),
        further: own.filter(({ grade }) => grade === '2').map(({ alias }) => alias),
      };
    });
}
