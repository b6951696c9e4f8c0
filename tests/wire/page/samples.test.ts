import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { WireItem } from '../../../src/wire/item.ts';
import { pageReader } from '../../../src/wire/page/page-reader.ts';

/**
 * Pages that are kept outside the project, each with what is true of it: a check more, where they are at hand. What they
 * show is held by fixtures/page in any case.
 */
const samples = fileURLToPath(new URL('../../../../shared/samples/', import.meta.url));
const seed = fileURLToPath(new URL('../../../../shared/seed.txt', import.meta.url));
const capturedAt = Date.parse('2026-03-10T12:00:00+01:00');

interface StoryTruth {
  readonly datelineRaw: string | null;
  readonly datelineCut?: boolean;
  readonly cities: string[];
  readonly agencies: string[];
  readonly firstWords: string;
  readonly lastWords: string;
  readonly cut: boolean;
  readonly cutAtSentenceEnd?: boolean;
  readonly headline?: string | null;
  readonly ageText?: string | null;
  readonly paragraphs?: number;
  readonly subheads?: (string | { text: string })[];
}

interface PageTruth {
  readonly headline: string | null;
  readonly section: string | null;
  readonly lead: StoryTruth | null;
  readonly briefs: StoryTruth[];
}

function parse(path: string): readonly WireItem[] {
  const read = pageReader.parse({ source: path, bytes: readFileSync(path), capturedAt });
  return read.ok ? read.value : [];
}

const tidy = (text: string | null | undefined) => (text ?? '').split(/\s+/).join(' ').trim();

/** The fields that a truth states, as the item has them. */
function present(item: WireItem | undefined, truth: StoryTruth) {
  const body = item?.paragraphs.map(tidy).join(' ') ?? '';
  const { firstWords, lastWords } = truth;
  return {
    ...(truth.datelineCut
      ? {}
      : {
          dateline: tidy(item?.dateline?.raw),
          cities: item?.dateline?.cities ?? [],
          agencies: item?.dateline?.agencies ?? [],
        }),
    begins: body.slice(0, tidy(firstWords).length),
    ends: body.slice(body.length - tidy(lastWords).length),
    ...(truth.headline === undefined ? {} : { headline: item?.headline ?? null }),
    ...(truth.ageText === undefined ? {} : { age: item?.age ?? null }),
    ...(truth.cutAtSentenceEnd ? {} : { truncated: item?.truncated }),
    ...(truth.paragraphs === undefined ? {} : { paragraphs: item?.paragraphs.length }),
    ...(truth.subheads === undefined ? {} : { subheads: item?.subheads.map((s) => s.text) }),
  };
}

function expectedOf(truth: StoryTruth) {
  return {
    ...(truth.datelineCut
      ? {}
      : { dateline: tidy(truth.datelineRaw), cities: truth.cities, agencies: truth.agencies }),
    begins: tidy(truth.firstWords),
    ends: tidy(truth.lastWords),
    ...(truth.headline === undefined ? {} : { headline: truth.headline }),
    ...(truth.ageText === undefined ? {} : { age: truth.ageText }),
    ...(truth.cutAtSentenceEnd ? {} : { truncated: truth.cut }),
    ...(truth.paragraphs === undefined ? {} : { paragraphs: truth.paragraphs }),
    ...(truth.subheads === undefined
      ? {}
      : { subheads: truth.subheads.map((s) => (typeof s === 'string' ? s : s.text)) }),
  };
}

const numbered = existsSync(samples)
  ? readdirSync(samples).filter((name) => /^\d{3}-.*\.txt$/.test(name))
  : [];

describe('the sample pages', () => {
  test('are beside the project', ({ skip }) => {
    if (numbered.length === 0)
      skip('../shared/samples is not there; fixtures/page holds their layouts, invented');
  });

  test.for(numbered)('%s comes out as its truth says', (name) => {
    const truth = JSON.parse(readFileSync(`${samples}${name.slice(0, 3)}.json`, 'utf8')) as PageTruth;
    const items = parse(samples + name);
    const leads = items.filter((item) => item.role === 'lead');
    const briefs = items.filter((item) => item.role === 'brief');
    expect(leads).toHaveLength(truth.lead ? 1 : 0);
    if (truth.lead) {
      const lead = { headline: truth.headline, subheads: [], ...truth.lead };
      expect(present(leads[0], lead)).toEqual(expectedOf(lead));
    }
    expect(truth.briefs.map((brief, i) => present(briefs[i], brief))).toEqual(truth.briefs.map(expectedOf));
    expect(briefs).toHaveLength(truth.briefs.length);
    for (const item of items) expect(item.section).toBe(truth.section);
    for (const item of briefs) expect(item.publishedAt === null).toBe(item.age === null);
  });
});

describe('the seed', () => {
  test('is one lead of four paragraphs and seven briefs with their ages', ({ skip }) => {
    if (!existsSync(seed))
      skip(
        '../shared/seed.txt is not there; fixtures/page/glued-lead-and-seven-briefs.txt has its very shape',
      );
    const [lead, ...briefs] = parse(seed);
    expect(lead).toMatchObject({
      role: 'lead',
      section: 'Buitenland',
      dateline: { raw: 'MOSKOU (ANP/RTR) - ', cities: ['MOSKOU'], agencies: ['ANP', 'RTR'] },
      truncated: false,
      subheads: [],
    });
    expect(lead?.paragraphs).toHaveLength(4);
    expect(briefs.map((brief) => brief.dateline?.cities.join('/'))).toEqual([
      'KYIV/WASHINGTON',
      'GAZA-STAD',
      'DEN HAAG',
      'WASHINGTON',
      'JERUZALEM',
      'MADRID',
      'LONDEN',
    ]);
    expect(briefs.map((brief) => (capturedAt - (brief.publishedAt ?? 0)) / 60_000)).toEqual([
      13, 42, 60, 120, 180, 180, 180,
    ]);
    expect(briefs.every((brief) => brief.section === 'Buitenland' && brief.role === 'brief')).toBe(true);
    expect(briefs.some((brief) => brief.truncated || brief.paragraphs.length !== 1)).toBe(false);
  });
});
