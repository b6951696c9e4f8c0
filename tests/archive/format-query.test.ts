import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatQuery } from '../../src/archive/format-query.ts';
import { parseQuery } from '../../src/archive/parse-query.ts';
import { readWord } from '../../src/archive/word-forms.ts';
import type { Query } from '../../src/wire/query.ts';
import { anyCharacter } from '../any-character.ts';
import { queryProblemCodes } from './query-problem-codes.ts';

/** An invented Monday afternoon in Amsterdam. */
const now = Date.parse('2025-05-19T14:30:00+02:00');

function parse(text: string): Query {
  const read = parseQuery(text, now, 'Europe/Amsterdam');
  if (!read.ok) throw new Error(`${text}: ${read.problem.message}`);
  return read.value;
}

/** A query with its words as they are sought: two that have the same one find the same. */
function senseOf(query: Query): unknown {
  if (query.kind === 'word') return { ...query, text: readWord(query.text) };
  if (query.kind === 'not') return { ...query, part: senseOf(query.part) };
  return query.kind === 'and' || query.kind === 'or' ? { ...query, parts: query.parts.map(senseOf) } : query;
}

/** Pieces that are syntax, or look like it: a moment, a dash for a minus, the wide signs of other keyboards. */
const looksLikeSyntax = [
  'NIET',
  '«',
  '»',
  '‘',
  '\u00ad',
  ',stad:',
  'gisteren',
  '3d',
  '—',
  '−',
  '：',
  '（',
  '）',
  '＂',
  'stad：',
];

/** That what this question is written as, read again, finds the same. */
function expectSameSense(query: Query): void {
  expect(senseOf(parse(formatQuery(query)))).toEqual(senseOf(query));
}

describe('Canonical text', () => {
  test('reads as the query that it came from, whatever was typed', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'stad:',
        'sinds:',
        'tot:',
        'land:',
        'OR',
        'AND',
        'NOT',
        '-',
        '(',
        ')',
        '"',
        ':',
        ' ',
        ...looksLikeSyntax,
      ),
      fc.constantFrom(
        'moskou',
        'Den Haag',
        "'s-Gravenhage",
        'rusland',
        '2025-05-19',
        '8:30',
        'Oekraïne',
        'F-16',
        '“',
      ),
      fc.string({ unit: anyCharacter, maxLength: 4 }),
    );
    let understood = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const typed = pieces.join(' ');
        const read = parseQuery(typed, now, 'Europe/Amsterdam');
        if (!read.ok) {
          expect(read.problem.at?.column).toBeGreaterThan(0);
          expect(queryProblemCodes).toContain(read.problem.code);
          return;
        }
        understood += 1;
        expectSameSense(read.value);
      }),
      { numRuns: 200 },
    );
    expect(understood).toBeGreaterThan(50);
  });

  test('says the same when what was typed sticks together, with signs that kept it from being syntax', () => {
    const sign = fc.constantFrom(
      '°',
      '!',
      '#',
      "'",
      '&',
      '^',
      '-',
      ':',
      '|',
      '/',
      '.',
      '’',
      '–',
      '(',
      ')',
      '"',
      ' ',
    );
    const text = fc.constantFrom(
      ...[
        'NOT',
        'OR',
        'OF',
        'AND',
        'stad',
        'sinds',
        'tot',
        'x',
        'é',
        ...looksLikeSyntax,
        'Den Haag',
        'http://a',
        '7',
        ' ',
      ],
    );
    const typed = fc
      .array(fc.oneof(text, sign, text), { minLength: 1, maxLength: 9 })
      .map((parts) => parts.join(''));
    let written = 0;
    fc.assert(
      fc.property(typed, (text) => {
        const read = parseQuery(text, now, 'Europe/Amsterdam');
        if (!read.ok) return;
        if (formatQuery(read.value) !== text) written += 1;
        expectSameSense(read.value);
      }),
      { numRuns: 3_000 },
    );
    expect(written).toBeGreaterThan(500);
  });

  test.each([
    ['°NOT x', 'not x'],
    ['#OR', 'or'],
    ['#NIET x', 'niet x'],
    ['&AND', 'and'],
    ['!stad:moskou', 'stad/moskou'],
    ['!sinds:gisteren x', 'sinds/gisteren x'],
    ['^a:b', 'a/b'],
    ['stad:"NOT"', 'stad:"NOT"'],
  ])('%j, which no sign may turn into syntax, is written as %j', (typed, text) => {
    expect(formatQuery(parse(typed))).toBe(text);
  });

  test('is short and the same for every way to type a question', () => {
    expect(formatQuery(parse('  Hulp   AND (Gaza OF jemen) NOT "eerste  kamer" city:moskou'))).toBe(
      'Hulp (Gaza OR jemen) -"eerste kamer" stad:moskou',
    );
    expect(formatQuery(parse('stad:"Den Haag" sinds:2025-05-19'))).toBe('stad:"Den Haag" sinds:2025-05-19');
    expect(formatQuery(parse(''))).toBe('');
  });
});

describe('a question as a reader would type it', () => {
  test.each([
    ['Moskou OR (gas city:Rome)', 'Moskou OF (gas stad:Rome)', 'Moskou OR (gas city:Rome)'],
    ['sectie:Sport sinds:gisteren', 'sectie:Sport sinds:gisteren', 'section:Sport since:yesterday'],
    ['tot:2u -bureau:ANP', 'tot:2u -bureau:ANP', 'until:2h -agency:ANP'],
    ['sinds:maandag', 'sinds:maandag', 'since:monday'],
    ['sinds:3mnd', 'sinds:3mnd', 'since:3months'],
  ])('is in the words of their language, and asks the same: %s', (typed, nl, en) => {
    const query = parse(typed);
    expect(formatQuery(query, 'nl')).toBe(nl);
    expect(formatQuery(query, 'en')).toBe(en);
    // What is kept stays as it was.
    for (const said of [nl, en]) expect(formatQuery(parse(said))).toBe(formatQuery(query));
  });
});
