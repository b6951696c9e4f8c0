import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  readHandHamlets,
  readHandNames,
  readHandNowhere,
  readHandPlaces,
  readHandRegions,
} from '../../../scripts/gazetteer/hand.ts';
import { packages } from '../../../scripts/gazetteer/sources.ts';
import { foldName } from '../../../src/desk/gazetteer/fold.ts';
import { loadTable, parseTable } from '../../../src/desk/gazetteer/table.ts';
import { kilometres } from '../../../src/desk/gazetteer/weigh.ts';

const path = new URL('../../../src/desk/gazetteer/places.generated.tsv', import.meta.url);
const filter = new URL('../../../src/desk/gazetteer/other-names.generated.bin', import.meta.url);
const text = readFileSync(path, 'utf8');
const table = loadTable();

/** Whether a place of this country goes by the name, and by which of its own names. */
function namesIn(country: string, name: string): readonly string[] {
  return table
    .named(foldName(name))
    .map(({ row }) => table.place(row))
    .filter((place) => place.country === country)
    .map((place) => place.name);
}

describe('the committed gazetteer', () => {
  it('is compact', () => {
    expect(statSync(path).size + statSync(filter).size).toBeLessThan(2_250_000);
    expect(table.size).toBeGreaterThan(27_000);
  });

  it('names its sources and their licences in itself', () => {
    const head = text.slice(0, text.indexOf('\n@'));
    expect(head).toContain('GeoNames (geonames.org), CC BY 4.0');
    expect(head).toContain('Unicode License v3');
    expect(head).toContain('docs/gazetteer.md');
  });

  it('comes with a notice of its sources and their licences in full', () => {
    const notice = readFileSync(new URL('NOTICE.md', path), 'utf8');
    expect(notice).toContain('https://creativecommons.org/licenses/by/4.0/');
    expect(notice).toContain('GeoNames');
    expect(notice).toContain('Permission is hereby granted, free of charge');
    expect(notice).toContain('SPDX-License-Identifier: Unicode-3.0');
    const docs = readFileSync(new URL('../../../docs/gazetteer.md', import.meta.url), 'utf8');
    for (const source of Object.values(packages)) expect(docs).toContain(source.replace('@', '` '));
  });

  it('is in the order of its names’ keys, by which they are found', () => {
    const keys = { places: [] as string[], aliases: [] as string[] };
    for (const line of text.split('\n')) {
      if (line === '' || /^[#@!]/.test(line)) continue;
      if (line.startsWith('=')) keys.aliases.push(foldName(line.slice(1, line.indexOf('\t'))));
      else keys.places.push(foldName(line.split('\t')[1] ?? ''));
    }
    expect(keys.places).toEqual([...keys.places].sort());
    expect(keys.aliases).toEqual([...keys.aliases].sort());
  });

  it('finds every one of its names, and every alias leads to a place', () => {
    const lost: string[] = [];
    for (const { row, name } of table.names('')) {
      if (row < 0 || !table.named(foldName(name)).some((named) => named.row === row)) lost.push(name);
    }
    expect(lost).toEqual([]);
  });

  it('has a name, a country, a position on earth and an id of its own for every place', () => {
    const ids = new Set<string>();
    const broken: string[] = [];
    for (let row = 0; row < table.size; row++) {
      const { id, name, country, lat, lon } = table.place(row);
      ids.add(id);
      const isWhole =
        /^(?:\d+|tlx:[a-z0-9-]+)$/.test(id) &&
        foldName(name) !== '' &&
        /^[A-Z]{2}$/.test(country) &&
        Math.abs(lat) <= 90 &&
        Math.abs(lon) <= 180 &&
        Number.isFinite(table.weight(row));
      if (!isWhole) broken.push(id);
    }
    expect(broken).toEqual([]);
    expect(ids.size).toBe(table.size);
  });

  it('shows no label of its sources as a name', () => {
    const labelled: string[] = [];
    for (let row = 0; row < table.size; row++) {
      const { name } = table.place(row);
      if (/ gem\.? | gemeente |[(/_]/iu.test(name)) labelled.push(name);
    }
    expect(labelled).toEqual([]);
  });

  it('has the province of every Dutch and Belgian town', () => {
    const without: string[] = [];
    for (let row = 0; row < table.size; row++) {
      const { name, country, province } = table.place(row);
      const isTown = table.kind(row) !== 'region' && table.kind(row) !== 'country';
      if ((country === 'NL' || country === 'BE') && isTown && province === null) without.push(name);
    }
    expect(without).toEqual([]);
  });
});

describe('the rows written by hand', () => {
  const regions = readHandRegions();
  const places = readHandPlaces(regions);
  const names = readHandNames();

  it('each have a reason', () => {
    expect([...places, ...names].filter(({ reason }) => reason.trim() === '')).toEqual([]);
  });

  it('are all in the committed table: places and areas', () => {
    const lost = places.filter(({ country, name }) => !namesIn(country, name).includes(name));
    expect(lost.map(({ name }) => name)).toEqual([]);
    expect(places.length).toBeGreaterThan(400);
  });

  it('are all in the committed table: hamlets, at the place that they lie beside', () => {
    const lost: string[] = [];
    for (const { beside, names: hamlets } of readHandHamlets(regions)) {
      const anchors = table.named(foldName(beside)).map(({ row }) => table.place(row));
      for (const hamlet of hamlets) {
        const isThere = table
          .named(foldName(hamlet))
          .map(({ row }) => table.place(row))
          .some((place) => anchors.some((anchor) => kilometres(anchor, place) < 1));
        if (!isThere) lost.push(hamlet);
      }
    }
    expect(lost).toEqual([]);
  });

  it('are all in the committed table: what lies in no one country', () => {
    const names = readHandNowhere();
    expect(names.filter((name) => !table.isNowhere(foldName(name)))).toEqual([]);
    expect(names.length).toBeGreaterThan(150);
  });

  it('are all in the committed table: first-level regions', () => {
    const lost = regions.filter(({ country, name }) => !namesIn(country, name).includes(name));
    expect(lost.map(({ name }) => name)).toEqual([]);
  });

  it('are all in the committed table: names and aliases', () => {
    const lost: string[] = [];
    for (const { within, name, aliases, further } of names) {
      const country = within.slice(0, 2);
      if (name !== null && !namesIn(country, name).includes(name)) lost.push(`${within} ${name}`);
      for (const alias of [...aliases, ...further]) {
        if (namesIn(country, alias).length === 0) lost.push(`${within} ${alias}`);
      }
    }
    for (const { country, name, aliases } of [...places, ...regions]) {
      for (const alias of aliases) {
        if (!namesIn(country, alias).includes(name)) lost.push(`${country} ${alias}`);
      }
    }
    expect(lost).toEqual([]);
  });

  it('lie where they say, within the country that they say', () => {
    const dutch = places.filter(({ country }) => country === 'NL');
    const astray = dutch.filter(({ lat, lon }) => lat < 50.7 || lat > 53.7 || lon < 3.2 || lon > 7.3);
    expect(astray.map(({ name }) => name)).toEqual([]);
  });
});

describe('a table’s text', () => {
  it('without places is refused', () => {
    expect(() => parseTable('# nothing here\n')).toThrow('no places');
  });

  it('is read line by line: a place, its region, its aliases', () => {
    const small = parseTable(
      '@NL\t10\tZeeland\tZld\n1\tGoes\tNL\t10\t51.5\t3.89\t36000\n=Ter Goes\t1\tGoes\t1\n',
    );
    expect(small.size).toBe(1);
    expect(small.place(0)).toEqual({
      id: '1',
      name: 'Goes',
      country: 'NL',
      province: 'Zeeland',
      lat: 51.5,
      lon: 3.89,
    });
    expect(small.named('tergoes')).toEqual([{ row: 0, grade: 1 }]);
    expect(small.named('goess')).toEqual([]);
    expect(small.regions('zld')).toEqual([{ country: 'NL', name: 'Zeeland' }]);
    expect(() => small.place(1)).toThrow(RangeError);
  });
});
