import { expect, test } from 'vitest';
import { layOutDossier } from '../../src/discord/dossier-layout.ts';
import type { DossierEntry, DossierStory } from '../../src/discord/dossier-timeline.ts';
import type { Version } from '../../src/discord/version-menu.ts';
import { eight, hour, minute, story } from '../digest/stories.ts';
import { problemsOfMessage } from './message-problems.ts';

const voice = { language: 'nl', timezone: 'Europe/Amsterdam' } as const;
type Told = readonly [after: number, kind: Version['kind'], headline: string];
/** A story with these versions; `after` in ms since eight. */
function entry(id: string, kind: DossierStory['kind'], told: readonly Told[]): DossierStory {
  const versions = told.map(([after, kind, headline], index): Version => {
    const revision = index + 1;
    const version = story({ id: id.padEnd(20, '0'), from: 'GOES (ANP)', headline, revision });
    return { story: version, kind, at: eight + after };
  });
  return { kind, story: versions.at(-1)?.story ?? story({ id }), versions };
}
const pageOf = (entries: readonly DossierEntry[], page = 0) =>
  layOutDossier(entries, { page, isCut: false }, voice);
const textOf = (reply: ReturnType<typeof pageOf>) => reply.embeds[0]?.description ?? '';
const t = (after: number, style = 'f') => `<t:${(eight + after) / 1_000}:${style}>`;

test('a dossier is in order of time, each with the headline that it had then', () => {
  const entries = [
    entry('brug', 'first', [
      [0, 'first', 'Brug dicht'],
      [minute, 'updated', 'Brug dicht'],
      [2 * minute, 'updated', 'Brug dicht'],
      [5 * minute, 'added', 'Brug dicht'],
      [2 * hour, 'corrected', 'Brug weer open'],
    ]),
    entry('pont', 'followUp', [[hour, 'first', 'Pont vaart']]),
    { kind: 'withdrawn', why: 'killed', at: eight + 30 * hour } as const,
  ];
  expect(textOf(pageOf(entries)).split('\n\n')).toEqual([
    `**1. Eerste bericht** – Brug dicht\n-# GOES · ANP · ${t(0)}`,
    `-# 2 keer bijgewerkt (bericht 1) · ${t(minute, 't')} tot ${t(2 * minute, 't')}`,
    `**Aanvulling op bericht 1** – Brug dicht\n-# ${t(5 * minute, 't')}`,
    `**2. Vervolg** – Pont vaart\n-# GOES · ANP · ${t(hour, 't')}`,
    `**Correctie op bericht 1** – Brug weer open\n-# ${t(2 * hour, 't')}`,
    `Een bericht, sindsdien ingetrokken\n-# ${t(30 * hour)}`,
  ]);
});

test('updates that changed the headline say which it became', () => {
  const entries = [
    entry('brug', 'first', [
      [0, 'first', 'Brug dicht'],
      [minute, 'updated', 'Brug weer open'],
    ]),
  ];
  expect(textOf(pageOf(entries))).toContain(`**Bijgewerkt** – Brug weer open\n-# ${t(minute, 't')}`);
});

test('more updates than a menu takes are counted as a whole on each page that has some of them, after one first report', () => {
  const told = Array.from(
    { length: 34 },
    (_, at): Told => [at * minute, at === 0 ? 'first' : 'updated', 'Brug dicht'],
  );
  const pages = [0, 1].map((page) => pageOf([entry('brug', 'first', told)], page));
  const run = (style: string) =>
    `-# 33 keer bijgewerkt · ${t(minute, style)} tot ${t(33 * minute, 't')} · in dit menu versie`;
  const report = `**1. Eerste bericht** – Brug dicht\n-# GOES · ANP · ${t(0)}`;
  expect(pages.map(textOf)).toEqual([
    `${report}\n\n${run('t')} 2 tot en met 25`,
    `${run('f')} 26 tot en met 34`,
  ]);
  expect(pages.map(({ embeds }) => embeds[0]?.footer?.text)).toEqual(['Blad 1 van 2', 'Blad 2 van 2']);
});

test('a first version that may not be read leaves the next one as the first report', () => {
  const entries = [entry('brug', 'first', [[minute, 'updated', 'Brug dicht']])];
  expect(textOf(pageOf(entries))).toMatch(/^\*\*1\. Eerste bericht\*\* – Brug dicht\n.*\n\n-# Meer is er/);
});

test('a long dossier is condensed into pages that hold every story and every version', () => {
  const entries = Array.from({ length: 30 }, (_, n) =>
    entry(
      `verhaal${n}`,
      n === 0 ? 'first' : 'followUp',
      Array.from(
        { length: n === 3 ? 60 : n % 4 === 0 ? 7 : 1 },
        (_, index): Told => [
          n * hour + index * minute,
          index === 0 ? 'first' : index % 5 === 0 ? 'corrected' : 'updated',
          `Kop ${n}, versie ${index + 1} ${'|'.repeat(100)}`,
        ],
      ),
    ),
  );
  const pages = Array.from({ length: 15 }, (_, page) => pageOf(entries, page));
  const text = JSON.stringify(pages);
  for (const reply of pages) expect(problemsOfMessage(reply)).toEqual([]);
  for (const one of entries) {
    expect(text).toContain(`"value":"${one.story.id}"`);
    if (one.versions.length === 1) continue;
    for (const version of one.versions) {
      expect(text).toContain(`"value":"${one.story.id}~${version.story.revision}"`);
    }
  }
  expect(new Set(pages.flatMap((page) => textOf(page).split('\n\n'))).size).toBe(
    pages
      .slice(0, Number(/\d+$/.exec(pages[0]?.embeds[0]?.footer?.text ?? '')?.[0]))
      .flatMap((page) => textOf(page).split('\n\n')).length,
  );
});
