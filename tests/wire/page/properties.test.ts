import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAge } from '../../../src/wire/age.ts';
import { dateAge } from '../../../src/wire/age-instant.ts';
import { decodeText } from '../../../src/wire/decode.ts';
import type { WireItem } from '../../../src/wire/item.ts';
import { explainPage } from '../../../src/wire/page/explain.ts';
import { pageReader } from '../../../src/wire/page/page-reader.ts';
import { streamPages } from '../../../src/wire/page/stream.ts';
import { anyCharacter } from '../../any-character.ts';
import { expectItems, type MadeItem, type MadePage, page, writePage } from './page-maker.ts';

const capturedAt = Date.parse('2026-03-10T12:00:00+01:00');

function parse(bytes: Uint8Array): readonly WireItem[] {
  const read = pageReader.parse({ source: 'made', bytes, capturedAt });
  return read.ok ? read.value : [];
}

function pick(item: WireItem): MadeItem {
  const { role, headline, section, dateline, paragraphs, subheads, age } = item;
  return {
    role,
    headline,
    section,
    raw: dateline?.raw ?? '',
    cities: dateline?.cities ?? [],
    agencies: dateline?.agencies ?? [],
    paragraphs,
    subheads,
    age,
  };
}

/** Lines as no site writes them: everything that the rules look for, in any order. */
const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '',
          '',
          'Webmail',
          'Kies je webmail',
          'Net binnen',
          '- Sport 8:47 Roeiers pakken brons',
          'Editie: NL',
          'vrijdag 12 september 2025',
        ],
        ...[
          'Meer uit Sport',
          'Meer ui',
          'Meer uit de kast komen.',
          'Lees verder',
          'Lees verder(Novum) - De ster.',
          'ANP Kop',
        ],
        ...[
          '1 uur geleden',
          '2 dagen geledenGOES - De',
          '3 uur geleden was',
          '47 mi',
          'zojuist',
          'gisteren',
          '9:31',
          '(ANP /upday)',
        ],
        ...[
          'GOES - De brug.',
          'DEN HAAG (ANP/RTR) - De',
          'WASHINGTON/NUUK (AN',
          '(Novum) - De',
          '[AMSTELVEEN] De',
          '16:50 GOES - De',
        ],
        ...[
          'N i e u w bericht, vervangt: Kop',
          'N i e u w bericht, vervangt: KopGOES (ANP) - De',
          ' date 2025-02 ECONOMIE',
          '© ANP',
        ],
        ...[
          'Foto: ANP',
          'anp030325213 1',
          'Door ANP - 7-10-2016, 9:23',
          'Kop zonder punt',
          'Visma - Lease a Bike wint.',
          "'Geholpen'",
        ],
      ),
      fc.string({ unit: anyCharacter, maxLength: 30 }),
      fc.lorem({ maxCount: 2, mode: 'sentences' }),
    ),
    { maxLength: 14 },
  )
  // A NUL makes it binary data, which is refused as a whole.
  .map((lines) => lines.map((line) => line.replaceAll('\0', '')))
  .chain((lines) => fc.constantFrom('\n', '\n\n', '\r\n').map((end) => lines.join(end)));

describe('a page made from stories', () => {
  test('gives back what was put in, in every layout', () => {
    fc.assert(
      fc.property(page, (made) => {
        const items = parse(Buffer.from(writePage(made)));
        expect(items.map(pick)).toEqual(expectItems(made));
        expect(items.some((item) => item.truncated)).toBe(false);
        for (const { age, publishedAt, precision } of items) {
          const dated =
            age === null
              ? null
              : dateAge(readAge(age) ?? { kind: 'ago', amount: 0, unit: 'year' }, capturedAt);
          expect({ publishedAt, precision }).toEqual(dated ?? { publishedAt: null, precision: null });
        }
      }),
      { numRuns: 150 },
    );
  });

  test('gives back what was put in when pages follow one another', () => {
    fc.assert(
      fc.property(fc.array(page, { minLength: 2, maxLength: 4 }), (pages) => {
        const items = parse(Buffer.from(pages.map(writePage).join('')));
        expect(items.map(pick)).toEqual(pages.flatMap(expectItems));
      }),
      { numRuns: 100 },
    );
  });

  test('cut off at any byte: whole stories stay as they are, the last is marked and holds nothing that is not its own', () => {
    fc.assert(
      fc.property(page, fc.double({ min: 0, max: 1, noNaN: true }), (made, where) => {
        const whole = Buffer.from(writePage(made));
        // Of `W` and `Ne` nobody can tell whether they begin a headline or the site's furniture.
        const cut = whole.subarray(0, Math.max(3, Math.floor(where * whole.length)));
        const items = parse(cut);
        const expected = expectItems(made);
        expect(items.length).toBeLessThanOrEqual(expected.length);
        const before = endsOf(made).filter((end) => end <= cut.length).length;
        expect(items.slice(0, before).map(pick)).toEqual(expected.slice(0, before));
        items.forEach((item, i) => {
          const full = expected[i];
          const isLast = i === items.length - 1;
          if (full === undefined) return;
          if (!isLast || !item.truncated) expectWhole(item, full, isLast);
          else expectBeginning(item, full);
        });
      }),
      { numRuns: 1_000 },
    );
  });
});

/** Where each story of a page ends, its age or the line below the lead included: in bytes from the beginning. */
function endsOf(made: MadePage): number[] {
  const text = writePage(made);
  let at = 0;
  const pass = (...parts: readonly string[]) => {
    for (const part of parts) at = text.indexOf(part, at) + part.length;
    return Buffer.byteLength(text.slice(0, at));
  };
  const { lead, section, briefs } = made;
  return [
    ...(lead === null ? [] : [pass(...lead.paragraphs, `Meer uit ${section}\n`)]),
    ...briefs.map(({ dateline, paragraphs, age }) => pass(dateline + paragraphs.join(''), age)),
  ];
}

/** The story is all there; a section that the cut goes through may be shorter, and one that it hides is not known. */
function expectWhole(item: WireItem, full: MadeItem, isLast: boolean): void {
  const { section, ...rest } = pick(item);
  const { section: fullSection, ...fullRest } = full;
  if (isLast && item.role === 'lead') {
    // Where the cut falls between two paragraphs of a lead, what is there looks whole.
    expect(fullRest.paragraphs.slice(0, rest.paragraphs.length).join('\n')).toContain(
      rest.paragraphs.join('\n'),
    );
    expect((fullSection ?? '').startsWith(section ?? '')).toBe(true);
  } else {
    expect(rest).toEqual(fullRest);
    expect(section === null || (fullSection ?? '').startsWith(section)).toBe(true);
  }
}

/** The story begins as the whole one does, and no more. */
function expectBeginning(item: WireItem, full: MadeItem): void {
  const got = pick(item);
  expect(got.role).toBe(full.role);
  expect(got.age).toBeNull();
  expect(`${full.headline ?? ''} ANP `).toContain(got.headline ?? '');
  if (got.raw !== '') expect(full.raw.startsWith(got.raw.trimEnd())).toBe(true);
  expect(full.cities.slice(0, got.cities.length)).toEqual(got.cities);
  expect(full.agencies.slice(0, got.agencies.length)).toEqual(got.agencies);
  // A dateline of which one small sign is there, and a subhead with nothing below it, are text so far.
  const text = [
    full.raw,
    ...full.paragraphs.flatMap((p, i) => [full.subheads.find((s) => s.before === i)?.text ?? '', p]),
  ];
  const beginning = [...got.paragraphs.slice(0, -1)];
  expect(full.paragraphs.slice(0, beginning.length)).toEqual(beginning);
  const last = got.paragraphs.at(-1) ?? '';
  expect(last === '' || 'Meer'.startsWith(last) || text.some((part) => part.startsWith(last))).toBe(true);
}

describe('any text', () => {
  test('is read without an exception, and the items are made only of what came in', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const bytes = Buffer.from(text);
        const source = decodeText(bytes);
        for (const item of parse(bytes)) {
          const strings = [
            item.headline,
            item.section,
            item.age,
            item.byline,
            item.replaces,
            item.dateline?.raw,
            ...(item.dateline?.cities ?? []),
            ...(item.dateline?.agencies ?? []),
            ...item.paragraphs,
            ...item.subheads.map((s) => s.text),
            ...item.keywords,
            ...(item.credit?.split('; ') ?? []),
            ...(item.editorNote?.split('\n') ?? []),
          ];
          for (const string of strings) expect(string == null || source.includes(string)).toBe(true);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  test('is accounted for: every character that is no blank was read by exactly one rule', () => {
    fc.assert(
      fc.property(fc.oneof(soup, page.map(writePage)), (text) => {
        const source = decodeText(Buffer.from(text)).replace(/\r\n?/g, '\n').split('\n');
        const { steps } = explainPage({ source: 'made', bytes: Buffer.from(text), capturedAt });
        const left: (string | null)[][] = source.map((line) =>
          Array.from({ length: line.length }, (_, i) => line.charAt(i)),
        );
        const readTwice: unknown[] = [];
        for (const { line, from, to, text: read } of steps) {
          expect(source[line - 1]?.slice(from, to)).toBe(read);
          const chars = left[line - 1] ?? [];
          if (chars.slice(from, to).includes(null)) readTwice.push({ line, from, to });
          chars.fill(null, from, to);
        }
        expect(readTwice).toEqual([]);
        const unread = left
          .flat()
          .filter((char) => char !== null && char > ' ' && !/[\s\u00a0\u200b\ufeff\u202f]/.test(char));
        expect(unread).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('is read the same as a stream, whatever the chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          soup,
          fc.array(page, { minLength: 1, maxLength: 3 }).map((pages) => pages.map(writePage).join('')),
        ),
        fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 12 }),
        async (text, sizes) => {
          const bytes = Buffer.from(text);
          const chunks: Uint8Array[] = [];
          let at = 0;
          for (const size of sizes) {
            chunks.push(bytes.subarray(at, at + size));
            at += size;
          }
          chunks.push(bytes.subarray(Math.min(at, bytes.length)));
          expect(await Array.fromAsync(streamPages(chunks, capturedAt))).toEqual(parse(bytes));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('of random bytes is read without an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(pageReader.parse({ source: 'made', bytes, capturedAt })).toHaveProperty('ok');
        expect(typeof pageReader.detect(bytes)).toBe('boolean');
      }),
      { numRuns: 200 },
    );
  });
});
