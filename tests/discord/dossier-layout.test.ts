import { expect, test } from 'vitest';
import { type DossierEntry, layOutDossier } from '../../src/discord/dossier-layout.ts';
import { eight, hour, minute, story } from '../digest/stories.ts';
import { problemsOfMessage } from './message-problems.ts';

const voice = { language: 'nl', timezone: 'Europe/Amsterdam' } as const;
const entry = (n: number, count: number): DossierEntry => {
  const at = eight + n * hour;
  const versions = Array.from({ length: count }, (_, index) => ({
    story: story({
      id: `verhaal${n}`.padEnd(20, '0'),
      headline: `Kop ${n}, versie ${index + 1} ${'|'.repeat(100)}`,
      revision: index + 1,
    }),
    kind: index === 0 ? 'first' : index % 5 === 0 ? 'corrected' : 'updated',
    at: at + index * minute,
  })) as Extract<DossierEntry, { versions: unknown }>['versions'];
  const newest = versions.at(-1)?.story ?? story({ id: 'x' });
  return { kind: n === 0 ? 'first' : 'followUp', at, story: newest, versions };
};

test('a long dossier is condensed into pages that hold every story and every version', () => {
  const entries = Array.from({ length: 30 }, (_, n) => entry(n, n === 3 ? 60 : n % 4 === 0 ? 7 : 1));
  const pages = Array.from({ length: 12 }, (_, page) =>
    layOutDossier(entries, { page, isCut: false }, voice),
  );
  const text = JSON.stringify(pages);
  for (const reply of pages) expect(problemsOfMessage(reply)).toEqual([]);
  for (const one of entries) {
    if (!('story' in one)) continue;
    expect(text).toContain(`"value":"${one.story.id}"`);
    if (one.versions.length === 1) continue;
    for (const version of one.versions) {
      expect(text).toContain(`"value":"${one.story.id}~${version.story.revision}"`);
    }
  }
  expect(pages[0]?.embeds[0]?.description).toMatch(
    /\*\*1\. Eerste bericht\*\* – .*\n-# <t:\d+:f> · 5 keer bijgewerkt, het laatst <t:\d+:t> · gecorrigeerd <t:\d+:t>/,
  );
  expect(pages[0]?.embeds[0]?.footer?.text).toMatch(/^Blad 1 van \d+$/);
});
