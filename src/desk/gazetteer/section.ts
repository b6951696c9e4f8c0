import { countryCode } from '../../wire/countries.ts';
import { sectionNames } from '../sections.ts';
import { foldName } from './fold.ts';
import type { Named, Table } from './table.ts';
import type { Circumstances } from './weigh.ts';

type SectionSays = Pick<Circumstances, 'desk' | 'around' | 'country'>;

/**
 * What a section says of where its stories are: a home desk (Binnenland, or a region or town of the Netherlands or
 * Belgium by name, which also says around where), a desk for abroad (which may be called after a country), or nothing.
 */
export function readSection(section: string | null, table: Table): SectionSays {
  if (section === null) return { desk: 'any', around: null, country: null };
  const names = sectionNames(section);
  if (names.includes('Buitenland'))
    return { desk: 'abroad', around: null, country: countryCode(section.trim()) };
  const around = findRegion(section, table);
  if (around !== null) return { desk: around.country === 'NL' ? 'home' : 'any', around, country: null };
  const isHome = names.includes('Binnenland') || names.includes('Regio');
  return { desk: isHome ? 'home' : 'any', around: null, country: null };
}

/** The region, municipality or town of the Netherlands or Belgium that the section is called after. */
function findRegion(section: string, table: Table): SectionSays['around'] {
  const name = section.replace(/^(?:regio|omroep|nieuws)\s+/iu, '');
  const near = table
    .named(foldName(name))
    .filter(({ row, grade }) => grade < 2 && /^(?:NL|BE)$/.test(table.place(row).country))
    .sort((a, b) => rank(b, table) - rank(a, table))[0];
  return near === undefined ? null : table.place(near.row);
}

function rank({ row }: Named, table: Table): number {
  return table.weight(row) + (table.place(row).country === 'NL' ? 1 : 0);
}
