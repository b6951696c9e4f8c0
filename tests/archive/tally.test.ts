import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plainNames } from '../../src/archive/names.ts';
import { archiveSchema } from '../../src/archive/schema.ts';
import { createTally, type Tally } from '../../src/archive/tally.ts';
import { type Database, migrate, openDatabase } from '../../src/store/database.ts';
import { invent } from '../contracts/invent-story.ts';

let folder: string;
let asking: Database;
let writing: Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'telex-tally-'));
  [asking, writing] = [openDatabase(join(folder, 'telex.db')), openDatabase(join(folder, 'telex.db'))];
  migrate(asking, 'archive', archiveSchema);
});

afterEach(() => {
  asking.close();
  writing.close();
  rmSync(folder, { recursive: true });
});

const story = (city: string) => invent({ text: `Nieuws uit ${city}.`, cities: [city], section: 'Regio' });
const countsOf = (tally: Tally) => tally.cities('', 99, []).map(({ name, stories }) => [name, stories]);

function write(db: Database, tally: Tally, cities: Readonly<Record<string, number>>): void {
  db.transaction(() => {
    for (const [city, by] of Object.entries(cities))
      for (let i = Math.abs(by); i > 0; i -= 1) tally.count(story(city), by > 0 ? 1 : -1);
    tally.flush();
  }).immediate();
}

test('what another connection writes between two questions is counted, down to nothing', () => {
  const [own, other] = [createTally(asking, plainNames), createTally(writing, plainNames)];
  write(writing, other, { GOES: 2, THOLEN: 1 });
  expect(countsOf(own)).toEqual([
    ['GOES', 2],
    ['THOLEN', 1],
  ]);
  write(writing, other, { THOLEN: 2, GOES: -1 });
  write(writing, other, { VEERE: 2 });
  expect(countsOf(own)).toEqual([
    ['THOLEN', 3],
    ['VEERE', 2],
    ['GOES', 1],
  ]);
  write(writing, other, { GOES: -1 });
  expect(countsOf(own)).toEqual([
    ['THOLEN', 3],
    ['VEERE', 2],
  ]);
  expect(own.sections([])).toEqual([{ name: 'Regio', stories: 5 }]);
});

test('both connections may write in turn, and each counts what the other wrote', () => {
  const [own, other] = [createTally(asking, plainNames), createTally(writing, plainNames)];
  for (let round = 1; round <= 4; round += 1) {
    write(asking, own, { GOES: 1 });
    expect(countsOf(other)).toEqual([['GOES', 2 * round - 1]]);
    write(writing, other, { GOES: 1 });
    expect(countsOf(own)).toEqual([['GOES', 2 * round]]);
  }
});

test('what was counted in a transaction that is undone is counted no more, though it was asked for in between', () => {
  const own = createTally(asking, plainNames);
  write(asking, own, { GOES: 1 });
  asking.exec('BEGIN IMMEDIATE');
  own.count(story('VEERE'), 1);
  expect(countsOf(own)).toHaveLength(2);
  asking.exec('ROLLBACK');
  own.forget();
  write(asking, own, { THOLEN: 1 });
  expect(countsOf(own)).toEqual([
    ['GOES', 1],
    ['THOLEN', 1],
  ]);
});

test('a table that was made again is read anew', () => {
  const [own, other] = [createTally(asking, plainNames), createTally(writing, plainNames)];
  for (const city of ['GOES', 'VEERE', 'THOLEN']) write(writing, other, { [city]: 1 });
  expect(countsOf(own)).toHaveLength(3);
  writing.exec('DELETE FROM tally');
  write(writing, other, { KATS: 1 });
  expect(countsOf(own)).toEqual([['KATS', 1]]);
});

test('a story that waits to be counted shows once, also when it waits no longer', () => {
  const own = createTally(asking, plainNames);
  write(asking, own, { GOES: 1 });
  const waiting = story('VEERE');
  const names = (stories: readonly (typeof waiting)[]) => own.cities('', 9, stories).map(({ name }) => name);
  expect(names([waiting])).toEqual(['GOES', 'VEERE']);
  expect(own.sections([waiting])).toEqual([{ name: 'Regio', stories: 2 }]);
  expect(names([waiting])).toEqual(['GOES', 'VEERE']);
  write(asking, own, { VEERE: 1 });
  expect(own.cities('veere', 9, [])).toEqual([{ name: 'VEERE', country: null, stories: 1 }]);
  expect(own.sections([])).toEqual([{ name: 'Regio', stories: 2 }]);
});
