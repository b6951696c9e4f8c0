import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatQuery } from '../../src/archive/format-query.ts';
import { parseQuery } from '../../src/archive/parse-query.ts';
import { readTyped } from '../../src/archive/read-typed.ts';
import { isKnownName } from '../../src/desk/known-names.ts';
import { anyCharacter } from '../any-character.ts';

/** An invented Monday afternoon in Amsterdam. */
const now = Date.parse('2025-05-19T14:30:00+02:00');
const read = (text: string) => readTyped(text, now, 'Europe/Amsterdam', isKnownName);

function canonical(text: string): string {
  const { query } = read(text);
  if (!query.ok) throw new Error(`${text}: ${query.problem.message}`);
  return formatQuery(query.value);
}

describe('A name of several words without quotes', () => {
  test.each([
    ['stad:Den Haag', 'stad:"Den Haag"'],
    ['stad:Den Haag rechtbank', 'stad:"Den Haag" rechtbank'],
    ['gas city: new york OR stad:Tel Aviv', 'gas city: "new york" OR stad:"Tel Aviv"'],
    ['-stad:San Francisco, brand', '-stad:"San Francisco", brand'],
    ['stad:(Den Haag OR Moskou Den Bosch)', 'stad:("Den Haag" OR Moskou "Den Bosch")'],
    ['land:Verenigde Staten gas', 'land:"Verenigde Staten" gas'],
    ['land:Verenigde Staten van Amerika', 'land:"Verenigde Staten van Amerika"'],
    ['provincie:Noord Holland', 'provincie:"Noord Holland"'],
    ['bureau:Associated Press gas', 'bureau:"Associated Press" gas'],
    ['sinds:3 dagen gas', 'sinds:"3 dagen" gas'],
    ['sinds:19 mei 2025', 'sinds:"19 mei 2025"'],
    ['sinds:mei 2025 gas', 'sinds:"mei 2025" gas'],
    ['sinds:gisteren 8:30', 'sinds:"gisteren 8:30"'],
    ['since:May 1', 'since:"May 1"'],
    ['since:May 1, 2026, gas', 'since:"May 1, 2026", gas'],
    ['sinds:twee dagen geleden gas', 'sinds:"twee dagen geleden" gas'],
    ['😀 stad:Den Haag', '😀 stad:"Den Haag"'],
  ])('is read as one where its first word is none: %j', (typed, text) => {
    expect(read(typed)).toMatchObject({ text, doubt: null });
    const again = parseQuery(text, now, 'Europe/Amsterdam');
    expect(read(typed).query).toEqual(again);
    expect(canonical(typed)).toBe(again.ok && formatQuery(again.value));
  });

  test.each([
    ['stad:Bergen op Zoom', 'stad:"Bergen op Zoom"'],
    ['stad:Alphen aan den Rijn stad:Den Haag', 'stad:"Alphen aan den Rijn" stad:"Den Haag"'],
  ])('stays as typed where its first word is one too, with a doubt: %j', (typed, doubt) => {
    expect(read(typed).doubt).toBe(doubt);
    expect(read(typed).query).toEqual(
      parseQuery(typed.replace('Den Haag', '"Den Haag"'), now, 'Europe/Amsterdam'),
    );
  });

  test('is joined to a number that may count the word behind it, with a doubt', () => {
    expect(read('sinds:mei 10 doden stad:Den Haag')).toMatchObject({
      text: 'sinds:"mei 10" doden stad:"Den Haag"',
      doubt: 'sinds:"mei" 10 doden stad:"Den Haag"',
    });
    expect(read('sinds:"mei" 10 doden')).toMatchObject({ text: 'sinds:"mei" 10 doden', doubt: null });
  });

  test.each([
    'stad:Moskou rechtbank',
    'stad:"Den Haag" rechtbank',
    'stad:den-haag',
    "stad:'s-Hertogenbosch",
    'stad:Den -Haag',
    'stad:Den & Haag',
    'stad:Den OR Haag',
    'stad:Nergenshuizen aan Zee',
    'sectie:"Het Wad" gas',
    'sectie:Het Wad',
    'bureau:XYZ gas',
    'Den Haag',
    'provincie:Noord-Holland',
    '',
  ])('is made of nothing else: %j', (text) => {
    const query = parseQuery(text, now, 'Europe/Amsterdam');
    expect(read(text)).toEqual({ query, text, doubt: null });
  });

  test.each([
    ['land:Verenigde Staten sinds:ooit', 'query-bad-time', 29],
    ['stad:Den Haag (gas', 'query-unclosed-group', 15],
    ['land:Narnia Zuid', 'query-unknown-country', 6],
    ['naam:Den Haag', 'query-unknown-field', 1],
  ])('moves no mistake behind it: %j', (text, code, column) => {
    expect(read(text).query).toMatchObject({ ok: false, problem: { code, at: { column } } });
  });

  test('is kept as text that reads the same by itself, whatever was typed', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'stad:Den',
        'city: New',
        'land:Verenigde',
        'sinds:3',
        'provincie：Noord',
        'stad:(Tel',
        'tot:mei',
        'since:May 1',
        'since:May 1, 2026',
      ),
      fc.constantFrom(
        'Haag',
        'York',
        'Staten',
        'dagen',
        'Holland',
        'Aviv)',
        '2025',
        'Haag,',
        'Staten)',
        '"dagen',
      ),
      fc.constantFrom('stad:Bergen op Zoom', '(', ')', '"', 'OR', '-', '😀', '-stad:Sankt Petersburg.', '&'),
      fc.string({ unit: anyCharacter, maxLength: 3 }),
    );
    let joined = 0;
    fc.assert(
      fc.property(fc.array(piece, { minLength: 2, maxLength: 5 }), (pieces) => {
        const typed = pieces.join(' ');
        const { query, text } = read(typed);
        if (text !== typed) joined += 1;
        const again = parseQuery(text, now, 'Europe/Amsterdam');
        expect(again.ok).toBe(query.ok);
        if (query.ok && again.ok) expect(formatQuery(again.value)).toBe(formatQuery(query.value));
      }),
      { numRuns: 1_000 },
    );
    expect(joined).toBeGreaterThan(20);
  });
});

test.each([
  ['gaza sinds 3 dagen', 'gaza sinds:"3 dagen"'],
  ['brand since yesterday stad:Den Haag', 'brand since:yesterday stad:"Den Haag"'],
  ['gaza sinds maandag tot gisteren', 'gaza sinds:maandag tot:gisteren'],
])('a time whose colon was forgotten is asked back: %j', (typed, doubt) => {
  expect(read(typed).doubt).toBe(doubt);
});

test.each(['sinds de oorlog', 'van 10 tot 12', 'museum open tot 2030', 'sinds', '"sinds gisteren"'])(
  'nothing is asked back where none stands: %j',
  (typed) => {
    expect(read(typed).doubt).toBeNull();
  },
);

test('a blank before the colon of a field is nothing', () => {
  expect(canonical('stad :Goes brand')).toBe('stad:Goes brand');
  expect(canonical('sinds : gisteren')).toBe('sinds:gisteren');
});
