import { describe, expect, it } from 'vitest';
import { resolvePlaces } from '../../../src/desk/gazetteer/resolve.ts';
import {
  createPlaceCounts,
  type Suggestion,
  suggestPlaces as suggestCounted,
} from '../../../src/desk/gazetteer/suggest.ts';
import { loadTable } from '../../../src/desk/gazetteer/table.ts';

const table = loadTable();
/** The ids of all places; a rule is asked of each. */
const ids = Array.from({ length: table.size }, (_, row) => table.place(row).id);
const known = new Map<string, string>();

function idOf(token: string): string {
  const held = known.get(token);
  if (held !== undefined) return held;
  const [place] = resolvePlaces([token], { agencies: ['ANP'], section: null });
  if (place === undefined) throw new Error(`${token} is unknown`);
  known.set(token, place.id);
  return place.id;
}

/** With counts by a rule, in the place of counts by place. */
function suggestPlaces(typed: string, limit: number, of: (id: string) => number): readonly Suggestion[] {
  const all = createPlaceCounts();
  for (const id of ids) if (of(id) > 0) all.set(id, of(id));
  return suggestCounted(typed, limit, all);
}

const counts = new Map([
  [idOf('DEN HAAG'), 30],
  [idOf('MOSKOU'), 12],
  [idOf('MIDDELHARNIS'), 2],
  [idOf('‘s-HEERENHOEK'), 1],
]);
const countOf = (id: string): number => counts.get(id) ?? 0;
const none = (): number => 0;

function names(typed: string, of = countOf): readonly string[] {
  return suggestPlaces(typed, 8, of).map(({ place }) => place.name);
}

describe('suggestions for what is being typed', () => {
  it.each([
    ['mosk', 'Moskou', null],
    ['moscow', 'Moskou', 'Moscow'],
    ['kiev', 'Kyiv', 'Kiev'],
    ['the ha', 'Den Haag', 'The Hague'],
    ["'s-gravenh", 'Den Haag', "'s-Gravenhage"],
    ['colog', 'Keulen', 'Cologne'],
    ['parij', 'Parijs', null],
    ['munch', 'München', null],
    ['st-maartensd', 'Sint-Maartensdijk', null],
  ])('%s is %s, found as %s', (typed, name, matched) => {
    expect(suggestPlaces(typed, 1, countOf)).toMatchObject([{ place: { name }, matched }]);
  });

  it('find a later word of a name', () => {
    expect(names('bosch')).toContain('Den Bosch');
    expect(names('zoom')[0]).toBe('Bergen op Zoom');
    expect(names('heerenhoek')).toEqual(["'s-Heerenhoek"]);
  });

  it('put first what has the most stories, then what a Dutch reader most likely means', () => {
    expect(names('middel').slice(0, 2)).toEqual(['Middelharnis', 'Middelburg']);
    expect(names('middel', none)[0]).toBe('Middelburg');
    expect(suggestPlaces('m', 3, countOf).map(({ stories }) => stories)).toEqual([12, 2, 0]);
  });

  it('put a name typed in full before longer ones that have more stories, but not before all stories', () => {
    const many = (id: string): number =>
      id === idOf('BERGEN OP ZOOM') ? 500 : id === idOf('BERGEN') ? 1 : 0;
    expect(names('bergen', many)[0]).toBe('Bergen');
    expect(names('berge', many)[0]).toBe('Bergen op Zoom');
    const zoom = (id: string): number => (id === idOf('BERGEN OP ZOOM') ? 500 : 0);
    expect(names('bergen', zoom).slice(0, 2)).toEqual(['Bergen op Zoom', 'Bergen']);
  });

  it('see through a typo only when nothing begins as it was typed', () => {
    expect(names('amstre')[0]).toBe('Amsterdam');
    expect(names('jeruzaem')).toContain('Jeruzalem');
    expect(names('wasington')[0]).toBe('Washington');
    expect(names('ams')).not.toContain('Arnhem');
    expect(names('xqzw')).toEqual([]);
  });

  it('see through a typo that is some other place’s name, when only the place that was meant has stories', () => {
    const moscow = (id: string): number => (id === idOf('MOSKOU') ? 12 : 0);
    expect(names('mosko', none)).toEqual(names('mosko'));
    expect(names('moscou', moscow)).toEqual(['Moskou', 'Nieuw Moscou']);
    const goes = (id: string): number => (id === idOf('GOES') ? 3 : 0);
    expect(names('goos', goes)).toContain('Goes');
    expect(names('goes', none)[0]).toBe('Goes');
  });

  it.each([
    ['LA', 'Los Angeles'],
    ['nyc', 'New York'],
    ['DC', 'Washington'],
    ['sf', 'San Francisco'],
    ["A'dam", 'Amsterdam'],
    ["R'dam", 'Rotterdam'],
  ])('take %s for %s first, with stories or without', (typed, name) => {
    expect(names(typed, none)[0]).toBe(name);
    expect(names(typed, () => 1)[0]).toBe(name);
  });

  it('put a place before what is only called after it, unless that alone has stories', () => {
    for (const typed of ['vli', 'vliss', 'vlissingen'])
      expect([typed, names(typed, none)[0]]).toEqual([typed, 'Vlissingen']);
    const harbour = suggestPlaces('vlissingen-o', 1, none)[0]?.place;
    expect(harbour?.name).toBe('Sloegebied');
    expect(names('vliss', (id) => (id === harbour?.id ? 3 : 0))[0]).toBe('Sloegebied');
  });

  it('put a name in a language that nobody asked for behind every other, whatever stories it has', () => {
    const both = (id: string): number => (id === idOf('DEN HAAG') ? 500 : id === idOf('LAGOS') ? 1 : 0);
    expect(names('la', both)).toEqual(expect.arrayContaining(['Lagos', 'Den Haag']));
    expect(names('la', both).indexOf('Lagos')).toBeLessThan(names('la', both).indexOf('Den Haag'));
    expect(names('la', none)).not.toContain('Den Haag');
  });

  it('find the end of a name when none begins so, before a typo', () => {
    expect(names('rdam', none).slice(0, 2)).toEqual(['Rotterdam', 'Amsterdam']);
    expect(names('rdam', none)).not.toContain('Rome');
    expect(names('terdam', none)).toContain('Amsterdam');
    expect(names('issingen', none)[0]).toBe('Vlissingen');
    expect(names('ssingenx', none)).not.toContain('Vlissingen');
  });

  it('see through a typo in three letters of a whole name, when nothing that begins so has stories', () => {
    const some = (id: string): number => (id === idOf('LUIK') || id === idOf('GAZA-STAD') ? 3 : 0);
    expect(names('luk', some)[0]).toBe('Luik');
    expect(names('gza', some)[0]).toBe('Gaza-Stad');
    expect(names('gza', none)).toContain('Gaza-Stad');
    const lukavac = (id: string): number => some(id) + (id === idOf('LUKAVAC') ? 1 : 0);
    expect(names('luk', lukavac)).not.toContain('Luik');
  });

  it('are none for signs alone, and never more than asked for', () => {
    expect(suggestPlaces('%_"*', 8, countOf)).toEqual([]);
    expect(suggestPlaces('', 8, countOf)).toEqual([]);
    expect(suggestPlaces('a', 25, none)).toHaveLength(25);
    expect(suggestPlaces('a', 0, none)).toEqual([]);
  });

  it.each(['st', 'St.', 'saint', 'SAINT-', 'sankt', 'sint'])('take %s for a Saint of any form', (typed) => {
    const saint = (id: string): number => (id === idOf('SINT-PETERSBURG') ? 50 : 0);
    expect(suggestPlaces(typed, 3, saint)[0]).toMatchObject({
      place: { name: 'Sint-Petersburg' },
      stories: 50,
      fit: typed === 'sint' ? 'begins' : 'short',
    });
  });

  it('take no beginning of another word for a Saint, and no name that only looks like one', () => {
    const saint = (id: string): number => (id === idOf('SINT-PETERSBURG') ? 50 : 0);
    expect(names('sto', saint)).not.toContain('Sint-Petersburg');
    expect(names('st', none).filter((name) => name.startsWith('Sintr'))).toEqual([]);
  });

  it('say how a name is what was typed', () => {
    const fitOf = (typed: string) => suggestPlaces(typed, 1, countOf)[0]?.fit;
    expect(fitOf('moscow')).toBe('whole');
    expect(fitOf('mosc')).toBe('begins');
    expect(fitOf('nyc')).toBe('whole');
    expect(fitOf('moskuo')).toBe('near');
    expect(fitOf('ssingen')).toBe('near');
  });

  it('can be of places with stories alone, also behind a typo that is no place at all', () => {
    const all = createPlaceCounts();
    all.set(idOf('MOSKOU'), 12);
    const counted = (typed: string) => suggestCounted(typed, 8, all, true).map(({ place }) => place.name);
    expect(counted('m')).toEqual(['Moskou']);
    expect(counted('moskuo')).toEqual(['Moskou']);
    expect(counted('amst')).toEqual([]);
    all.set(idOf('MOSKOU'), 0);
    expect(counted('m')).toEqual([]);
  });

  it('name a place once, though several of its names fit', () => {
    const ids = suggestPlaces('s', 25, none).map(({ place }) => place.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
