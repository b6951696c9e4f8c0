import { describe, expect, test } from 'vitest';
import { formatQuery } from '../../src/archive/format-query.ts';
import { parseQuery } from '../../src/archive/parse-query.ts';
import { queryProblem } from '../../src/archive/query-problem.ts';
import type { Query } from '../../src/wire/query.ts';
import { queryProblemCodes } from './query-problem-codes.ts';

/** An invented Monday afternoon in Amsterdam. */
const now = Date.parse('2025-05-19T14:30:00+02:00');

function parse(text: string): Query {
  const read = parseQuery(text, now, 'Europe/Amsterdam');
  if (!read.ok) throw new Error(`${text}: ${read.problem.message}`);
  return read.value;
}

function word(text: string): Query {
  return { kind: 'word', text };
}
function city(value: string): Query {
  return { kind: 'field', field: 'city', value };
}
function and(...parts: Query[]): Query {
  return { kind: 'and', parts };
}
function or(...parts: Query[]): Query {
  return { kind: 'or', parts };
}
function not(part: Query): Query {
  return { kind: 'not', part };
}

describe('A question in the search language', () => {
  const read: readonly [string, Query][] = [
    ['', { kind: 'all' }],
    ['   ', { kind: 'all' }],
    ['moskou', word('moskou')],
    ['hulpgoederen gaza', and(word('hulpgoederen'), word('gaza'))],
    ['hulp AND gaza', and(word('hulp'), word('gaza'))],
    ['"eerste kamer"', { kind: 'phrase', text: 'eerste kamer' }],
    ['“eerste  kamer”', { kind: 'phrase', text: 'eerste kamer' }],
    ['gaza OR israël', or(word('gaza'), word('israël'))],
    ['gaza OF israël', or(word('gaza'), word('israël'))],
    ['gaza | israël', or(word('gaza'), word('israël'))],
    ['hulp gaza OR noodhulp', or(and(word('hulp'), word('gaza')), word('noodhulp'))],
    ['hulp (gaza OR jemen)', and(word('hulp'), or(word('gaza'), word('jemen')))],
    ['((hulp))', word('hulp')],
    ['(a b) c', and(word('a'), word('b'), word('c'))],
    ['ajax -voetbal', and(word('ajax'), not(word('voetbal')))],
    ['ajax NOT voetbal', and(word('ajax'), not(word('voetbal')))],
    ['-"betaald voetbal"', not({ kind: 'phrase', text: 'betaald voetbal' })],
    ['-(a OR b)', not(or(word('a'), word('b')))],
    ['-stad:moskou', not(city('moskou'))],
    ['—gaza −israël', and(not(word('gaza')), not(word('israël')))],
    ['stad：Moskou', city('Moskou')],
    ['ajax －（a OR ＂b c＂）', and(word('ajax'), not(or(word('a'), { kind: 'phrase', text: 'b c' })))],
    ['首相：辞任', word('首相：辞任')],
    ['stad:moskou', city('moskou')],
    ['STAD:Moskou', city('Moskou')],
    ['stad: moskou', city('moskou')],
    ['city:moscow', city('moscow')],
    ['stad:"Den Haag"', city('Den Haag')],
    ["stad:'s-Gravenhage", city("'s-Gravenhage")],
    ['stad:(Moskou OR "Den Haag")', or(city('Moskou'), city('Den Haag'))],
    ['land:frankrijk', { kind: 'field', field: 'country', value: 'frankrijk' }],
    ['provincie:zeeland', { kind: 'field', field: 'province', value: 'zeeland' }],
    ['sectie:Binnenland', { kind: 'field', field: 'section', value: 'Binnenland' }],
    ['bureau:RTR', { kind: 'field', field: 'agency', value: 'RTR' }],
    ['ajax NIET voetbal', and(word('ajax'), not(word('voetbal')))],
    ['hulp EN gaza', and(word('hulp'), word('gaza'))],
    ['«eerste kamer»', { kind: 'phrase', text: 'eerste kamer' }],
    ["'foto's van Gaza', hulp", and({ kind: 'phrase', text: "foto's van Gaza" }, word('hulp'))],
    ["stad:'Den Haag' stad:‘Moskou’", and(city('Den Haag'), city('Moskou'))],
    ['gas,stad:Moskou ;.city:Kyiv', and(word('gas'), city('Moskou'), city('Kyiv'))],
    ['hulp\u00adgoederen', word('hulpgoederen')],
    // Not syntax, though it looks a little like it.
    ['of niet en wel', and(word('of'), word('niet'), word('en'), word('wel'))],
    ['WIL NIET EN', and(word('WIL'), word('NIET'), word('EN'))],
    ["'s-Gravenhage 'gas' in 't Gooi'", and(...['s-Gravenhage', 'gas', 'in', 't', 'Gooi'].map(word))],
    ['Visma - Lease a Bike', and(word('Visma'), word('Lease'), word('a'), word('Bike'))],
    ['Noord-Korea', word('Noord-Korea')],
    ["foto's", word("foto's")],
    ['minister: kabinet', and(word('minister'), word('kabinet'))],
    ['16:30', word('16:30')],
    ['24/7 R&B 50%', and(word('24/7'), word('R&B'), word('50'))],
    ['gaza & israël ...', and(word('gaza'), word('israël'))],
    ['#gaza, wat?', and(word('gaza'), word('wat'))],
    ['https://nieuws.example/a?b=c', word('https://nieuws.example/a?b=c')],
    ['oraal NOTEN ANDER', and(word('oraal'), word('NOTEN'), word('ANDER'))],
  ];
  test.each(read)('%j is read', (text, query) => {
    expect(parse(text)).toEqual(query);
  });

  const times: readonly [string, string, 'from' | 'to'][] = [
    ['sinds:gisteren', '2025-05-18T00:00+02:00', 'from'],
    ['tot:gisteren', '2025-05-19T00:00+02:00', 'to'],
    ['sinds:vandaag', '2025-05-19T00:00+02:00', 'from'],
    ['since:yesterday', '2025-05-18T00:00+02:00', 'from'],
    ['sinds:eergisteren', '2025-05-17T00:00+02:00', 'from'],
    ['sinds:nu', '2025-05-19T14:30+02:00', 'from'],
    ['sinds:maandag', '2025-05-19T00:00+02:00', 'from'],
    ['tot:dinsdag', '2025-05-14T00:00+02:00', 'to'],
    ['sinds:3d', '2025-05-16T14:30+02:00', 'from'],
    ['sinds:2u', '2025-05-19T12:30+02:00', 'from'],
    ['sinds:15min', '2025-05-19T14:15+02:00', 'from'],
    ['sinds:2w', '2025-05-05T14:30+02:00', 'from'],
    ['sinds:2mnd', '2025-03-19T14:30+01:00', 'from'],
    ['sinds:"2 dagen geleden"', '2025-05-17T14:30+02:00', 'from'],
    ['sinds:2025-05-01', '2025-05-01T00:00+02:00', 'from'],
    ['tot:2025-05-01', '2025-05-02T00:00+02:00', 'to'],
    ['tot:1-5-2025', '2025-05-02T00:00+02:00', 'to'],
    ['sinds:1-5', '2025-05-01T00:00+02:00', 'from'],
    ['sinds:1-6', '2024-06-01T00:00+02:00', 'from'],
    ['sinds:"1 mei"', '2025-05-01T00:00+02:00', 'from'],
    ['tot:"31 december 2024"', '2025-01-01T00:00+01:00', 'to'],
    ['sinds:2024', '2024-01-01T00:00+01:00', 'from'],
    ['tot:2024-02', '2024-03-01T00:00+01:00', 'to'],
    ['tot:april', '2025-05-01T00:00+02:00', 'to'],
    ['sinds:8:30', '2025-05-19T08:30+02:00', 'from'],
    ['sinds:"gisteren 8:30"', '2025-05-18T08:30+02:00', 'from'],
    ['tot:2025-05-01T08:30', '2025-05-01T08:30+02:00', 'to'],
    ['tot:2025-05-01T08:30:00Z', '2025-05-01T10:30+02:00', 'to'],
    ['since:"May 1"', '2025-05-01T00:00+02:00', 'from'],
    ['until:"Nov. 28th"', '2024-11-29T00:00+01:00', 'to'],
    ['since:"May 1, 2024"', '2024-05-01T00:00+02:00', 'from'],
    ['since:"1st May 2024"', '2024-05-01T00:00+02:00', 'from'],
    ['sinds:"vorige week"', '2025-05-12T00:00+02:00', 'from'],
    ['tot:"last week"', '2025-05-19T00:00+02:00', 'to'],
    ['tot:"vorige maand"', '2025-05-01T00:00+02:00', 'to'],
    ['sinds:"dit jaar"', '2025-01-01T00:00+01:00', 'from'],
    ['sinds:"afgelopen maandag"', '2025-05-12T00:00+02:00', 'from'],
    ['sinds:zo', '2025-05-18T00:00+02:00', 'from'],
    ['sinds:01.05.2025', '2025-05-01T00:00+02:00', 'from'],
    ['sinds:1-5-24', '2024-05-01T00:00+02:00', 'from'],
    ['sinds:29-02', '2024-02-29T00:00+01:00', 'from'],
    ['sinds:90m', '2025-05-19T13:00+02:00', 'from'],
    ['sinds:"twee dagen geleden"', '2025-05-17T14:30+02:00', 'from'],
    ['since:"a week ago"', '2025-05-12T14:30+02:00', 'from'],
    ['sinds:"één week"', '2025-05-12T14:30+02:00', 'from'],
    // Both changes of the clock: a day that has 23 hours, and one that has 25.
    ['tot:2025-03-30', '2025-03-31T00:00+02:00', 'to'],
    ['sinds:2024-10-27', '2024-10-27T00:00+02:00', 'from'],
  ];
  test.each(times)('%j is a moment', (text, moment, bound) => {
    expect(parse(text)).toMatchObject({ kind: 'time', bound, at: Date.parse(moment) });
  });

  test.each([
    ['sinds:3d', { kind: 'ago', count: 3, unit: 'days' }, 'sinds:3d'],
    ['since:"2 weeks ago"', { kind: 'ago', count: 2, unit: 'weeks' }, 'sinds:2w'],
    ['tot:yesterday', { kind: 'day', daysAgo: 1 }, 'tot:gisteren'],
    ['sinds:friday', { kind: 'weekday', weekday: 5 }, 'sinds:vrijdag'],
    ['sinds:8:30', { kind: 'typed', text: '8:30' }, 'sinds:"8:30"'],
    ['sinds:"1 mei"', { kind: 'typed', text: '1 mei' }, 'sinds:"1 mei"'],
  ] as const)('%j says how it moves with the moment of reading, and is written so', (text, moves, short) => {
    expect(parse(text)).toMatchObject({ moves });
    expect(formatQuery(parse(text))).toBe(short);
    expect(parse(short)).toEqual(parse(text));
  });

  test.each(['sinds:2025-05-01', 'tot:1-5-2025', 'sinds:2024', 'tot:"2025-05-01T08:30"'])(
    '%j stays where it is, and is written as it was typed',
    (text) => {
      expect(parse(text)).not.toHaveProperty('moves');
      expect(formatQuery(parse(text))).toBe(text);
    },
  );

  const mistakes: readonly [string, string, number][] = [
    ['hulp "gaza', 'query-unclosed-quote', 6],
    ['naam:gaza', 'query-unknown-field', 1],
    ['gaza constructor:x', 'query-unknown-field', 6],
    ['stad:', 'query-empty-field', 1],
    ['gaza stad:""', 'query-empty-field', 6],
    ['stad:-moskou', 'query-empty-field', 1],
    ['stad:stad:moskou', 'query-empty-field', 1],
    ['sinds:ooit', 'query-bad-time', 7],
    ['sinds:constructor', 'query-bad-time', 7],
    ['sinds:3constructor', 'query-bad-time', 7],
    ['sinds:9999999-01-01', 'query-bad-time', 7],
    ['sinds:9999j', 'query-bad-time', 7],
    // Months, or minutes.
    ['sinds:6m', 'query-bad-time', 7],
    ['sinds:29-02-2025', 'query-bad-time', 7],
    ['since:11/28/2025', 'query-bad-time', 7],
    ['sinds:31-02-2025', 'query-bad-time', 7],
    ['tot:25:00', 'query-bad-time', 5],
    ['land:narnia', 'query-unknown-country', 6],
    // Characters as a reader counts them.
    ['😀👨‍👩‍👧 sinds:ooit', 'query-bad-time', 10],
    ['e\u0301e\u0301 land:narnia', 'query-unknown-country', 9],
    ['😀'.repeat(501), 'query-too-long', 501],
    ['sinds:', 'query-bad-time', 1],
    ['gas sinds:-3d', 'query-bad-time', 11],
    ['gas tot:)', 'query-bad-time', 9],
    ['gaza OR', 'query-dangling-or', 6],
    ['OR gaza', 'query-dangling-or', 1],
    ['gaza OR OR israël', 'query-dangling-or', 6],
    ['gaza NOT', 'query-dangling-without', 6],
    ['gaza ()', 'query-empty-group', 6],
    ['(gaza', 'query-unclosed-group', 1],
    ['gaza) israël', 'query-unopened-group', 5],
    ['"..."', 'query-without-words', 1],
    ['- & ...', 'query-without-words', 1],
    ['a '.repeat(260), 'query-too-long', 501],
    ['a '.repeat(60), 'query-too-long', 81],
    [`${'a '.repeat(39)}stad:x stad:(y z)`, 'query-too-long', 92],
    [`${'('.repeat(200)}a${')'.repeat(200)}`, 'query-too-long', 161],
  ];
  test.each(mistakes)('%j is answered with what is wrong, where, and an example', (text, code, column) => {
    const read = parseQuery(text, now, 'Europe/Amsterdam');
    expect(read).toMatchObject({ ok: false, problem: { code, at: { line: 1, column } } });
    expect(read.ok ? '' : read.problem.message).toMatch(/^At character \d+: .+ For example: .+/);
  });

  test.each([
    ['land:Frankrjk', 'land:Frankrijk'],
    ['land:Verenigd', 'land:"Verenigde Staten"'],
    ['bureua:ANP', 'bureau:'],
    ['Setcion:Sport', 'section:'],
  ])('a mistake in %j is answered with what was perhaps meant', (text, meant) => {
    const read = parseQuery(text, now, 'Europe/Amsterdam');
    expect(read).toMatchObject({ ok: false, problem: { meant } });
    expect(read.ok ? '' : read.problem.message).toContain(` Did you mean ${meant}? For example: `);
  });

  test('may have 500 characters, however they are put together', () => {
    expect(parse(`${'😀'.repeat(499)}a`)).toEqual(word('a'));
    expect(parseQuery(`a${'\u0301'.repeat(5_000)}`, now, 'Europe/Amsterdam')).toMatchObject({
      ok: false,
      problem: { code: 'query-too-long' },
    });
  });

  test('has a mistake for each code, and each example works', () => {
    expect(new Set(mistakes.map(([, code]) => code))).toEqual(new Set(queryProblemCodes));
    for (const code of queryProblemCodes) {
      const [, example = ''] = queryProblem(code, 0, '').message.split(' For example: ');
      expect(example).not.toBe('');
      parse(example);
    }
  });
});
