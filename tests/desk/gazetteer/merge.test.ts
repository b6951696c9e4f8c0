import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readHand } from '../../../scripts/gazetteer/hand.ts';
import { mergeHand } from '../../../scripts/gazetteer/merge.ts';

const path = new URL('../../../src/desk/gazetteer/places.generated.tsv', import.meta.url);
const committed = readFileSync(path, 'utf8');
const handFolder = new URL('../../../scripts/gazetteer/hand/', import.meta.url);

/** The project's hand-written rows and these behind them, by file. */
function handWith(more: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'telex-hand-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(handFolder, folder, { recursive: true });
  const lines: Record<string, number> = {};
  for (const [file, line] of Object.entries(more)) {
    const text = readFileSync(join(folder, file), 'utf8').trimEnd();
    lines[file] = text.split('\n').length + 1;
    writeFileSync(join(folder, file), `${text}\n${line}\n`);
  }
  return { hand: readHand(pathToFileURL(`${folder}/`)), lines };
}

function merge(text: string, more?: Readonly<Record<string, string>>): string {
  const merged = mergeHand(text, handWith(more).hand);
  return 'table' in merged ? merged.table : merged.refused.join('\n');
}

/** The table without the lines that `isLost` names. */
const without = (isLost: (line: string) => boolean) =>
  committed
    .split('\n')
    .filter((line) => !isLost(line))
    .join('\n');

/** Which lines one has and the other has not, in both directions. */
function difference(from: string, to: string): readonly string[] {
  const [before, after] = [new Set(from.split('\n')), new Set(to.split('\n'))];
  return [
    ...[...before.difference(after)].map((line) => `- ${line}`),
    ...[...after.difference(before)].map((line) => `+ ${line}`),
  ];
}

describe('merging the hand-written rows into the table without its sources', () => {
  it('changes nothing in the committed one: it has them all (npm run gazetteer)', () => {
    expect(difference(committed, merge(committed))).toEqual([]);
    expect(merge(committed) === committed).toBe(true);
  });

  it.each([
    ['an alias', (line: string) => line.startsWith('=Sjanghai\t')],
    ['a further spelling', (line: string) => line.startsWith('=La Haye\t')],
    ['a village', (line: string) => /\t's-Gravenpolder\t/.test(line)],
    ['an area with its aliases', (line: string) => line.split('\t').includes('Zuid-Beveland')],
    ['a hamlet', (line: string) => line.split('\t').includes('Winneweer')],
    ['a first-level region as a place', (line: string) => line.includes('tlx:nl-friesland-region')],
    ['what lies in no one country', (line: string) => line === '!Barentszee'],
  ])('puts %s back that was taken out, and the file is the same again', (_what, isLost) => {
    const less = without(isLost);
    expect(less.length).toBeLessThan(committed.length);
    expect(merge(less) === committed).toBe(true);
  });

  it('adds an alias, a spelling, a bias, a place and a hamlet; a second time nothing', () => {
    const more = {
      'names.tsv': 'NL\tGoes\t\tGoezerstad|~Gusianum\t0.4',
      'own-places.tsv': 'NG\t\tNieuwdorp aan Zee\t6.51\t3.61\t1200\tNieuwdorpsoord',
      'hamlets.tsv': 'ze\tGoes\tProefhoek',
      'nowhere.tsv': 'Proefzee\tTrial Sea',
    };
    const once = merge(committed, more);
    const goes = committed.split('\n').find((line) => line.includes('\tGoes\tNL\t')) ?? '';
    const [id = '', , , , lat, lon] = goes.split('\t');
    expect(difference(committed, once)).toEqual([
      `- ${goes}`,
      '+ !Proefzee',
      '+ !Trial Sea',
      `+ ${goes}\t\t0.4`,
      '+ tlx:ng-nieuwdorpaanzee\tNieuwdorp aan Zee\tNG\t\t6.51\t3.61\t1200',
      `+ tlx:nl-10-proefhoek\tProefhoek\tNL\t10\t${Number(Number(lat).toFixed(2))}\t${Number(Number(lon).toFixed(2))}\t300`,
      `+ =Goezerstad\t1\tGoes\t${id}`,
      `+ =Gusianum\t2\tGoes\t${id}`,
      '+ =Nieuwdorpsoord\t1\tNieuwdorp aan Zee\ttlx:ng-nieuwdorpaanzee',
    ]);
    expect(merge(once, more) === once).toBe(true);
  });

  it('takes a spelling from the sources from the place that another name makes it ambiguous for', () => {
    expect(committed).toContain('\n=Lagosas\t2\tLagos\t');
    const merged = merge(committed, { 'names.tsv': 'NL\tGoes\t\tLagosas' });
    expect(merged).not.toContain('\n=Lagosas\t2\tLagos\t');
    expect(merged).toMatch(/\n=Lagosas\t1\tGoes\t/);
  });

  it('takes a municipality out when a town of its province has its name', () => {
    expect(committed).toContain('\tAchtkarspelen\tNL\t02\t');
    expect(merge(committed, { 'names.tsv': 'NL\tSneek\t\tAchtkarspelen' })).not.toContain(
      '\tAchtkarspelen\tNL\t02\t',
    );
  });

  it.each([
    ['names.tsv', 'NL\tNergenshuizen\t\tNergens', 'Nergenshuizen (NL) is not in the table'],
    ['names.tsv', 'NL\tGoes\tTer Goes', 'is Goes in the table, not Ter Goes'],
    ['names.tsv', 'CN\tShanghai\t\tSjanghaj', 'is the place of names.tsv:'],
    ['names.tsv', 'NL\tGoes\t\t\tveel', 'has a bias that is no number'],
    ['names.tsv', 'NL\tGoes\t\tNoordzee', 'Noordzee lies in no one country'],
    ['own-places.tsv', 'NL\t10\tGoes\t51.5\t3.9\t30000', 'is in the table already'],
    ['own-places.tsv', 'BE\tVOV\tDoel\t51.31\t4.26\t200', 'is the place of own-places.tsv:'],
    ['own-places.tsv', 'NL\t10\tProefdorp\t51,5\t3.9\t300', 'has no latitude and longitude'],
    ['own-places.tsv', 'nl\t10\tProefdorp\t51.5\t3.9\t300', 'has no country of two capitals'],
    ['hamlets.tsv', 'ze\tMoskou\tProefhoek', 'no Moskou in that province'],
    ['first-level.tsv', 'FR\t11\tIle-de-France\t48.7\t2.5', 'is a new first-level region'],
  ])('refuses in words, with file and line, in %s: %s', (file, row, words) => {
    const { hand, lines } = handWith({ [file]: row });
    const merged = mergeHand(committed, hand);
    const refused = 'refused' in merged ? merged.refused : [];
    expect(refused).toHaveLength(1);
    expect(refused[0]).toContain(words);
    expect(refused[0]?.startsWith(`${file}:${lines[file]}: `)).toBe(true);
  });

  it('refuses a row that was taken out of the hand-written ones, which only a full build can undo', () => {
    const { hand } = handWith();
    const places = hand.places.filter(({ name }) => name !== 'Zuid-Beveland');
    const merged = mergeHand(committed, { ...hand, places });
    expect('refused' in merged && merged.refused).toEqual([
      expect.stringContaining(
        'Zuid-Beveland (tlx:nl-10-zuidbeveland) is in the table and in no hand-written row',
      ),
    ]);
  });
});
