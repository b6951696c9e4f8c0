import { describe, expect, test } from 'vitest';
import { parseCopy } from '../../../src/wire/detect.ts';

const first = 'SLUIS (ANP) - De vuurtoren van Sluis is verkocht. De koper woont in Gent.';
const second = 'AXEL (ANP) - De raad van Axel kiest een nieuwe griffier. Er waren tien brieven.';
const until = Date.parse('2026-03-13T06:00:00+01:00');

function read(page: string) {
  const copy = {
    source: 'page.txt',
    bytes: new TextEncoder().encode(page),
    capturedAt: Date.parse('2026-03-10T12:00:00+01:00'),
  };
  const reading = parseCopy(copy, 'page');
  return reading.ok ? reading : { value: [], problems: [reading.problem] };
}
/** What may be shown of each story, and when. */
const lives = (page: string) =>
  read(page).value.map(({ status, embargoUntil }) => (embargoUntil === null ? status : embargoUntil));
const codes = (page: string) => (read(page).problems ?? []).map(({ code, at }) => [code, at?.line]);

describe('A mark between two stories', () => {
  test.each([
    [
      'right above a headline',
      `${first}\n\nEMBARGO tot 13 maart 06.00 uur\nGriffier gezocht\n${second}\n`,
      ['usable', until],
    ],
    ['right above a dateline', `${first}\n\nINGETROKKEN\n${second}\n`, ['usable', 'killed']],
    [
      'right above a headline, as an order',
      `${first}\n\nANP trekt dit bericht in\nGriffier gezocht\n${second}\n`,
      ['usable', 'killed'],
    ],
    [
      'in small letters above a headline',
      `${first}\n\nIngetrokken\nGriffier gezocht\n${second}\n`,
      ['usable', 'killed'],
    ],
    [
      'right below a text',
      `${first}\nDit bericht is ingetrokken.\n\nGriffier gezocht\n${second}\n`,
      ['killed', 'usable'],
    ],
    [
      'behind an age',
      `${first}\n2 uur geleden\nINGETROKKEN\n${second}\n3 uur geleden\n`,
      ['usable', 'killed'],
    ],
    [
      'above an age',
      `${first}\nINGETROKKEN\n2 uur geleden\n${second}\n3 uur geleden\n`,
      ['killed', 'usable'],
    ],
    [
      'that points up',
      `${first}\n\nBovenstaand bericht is ingetrokken.\n\n${second}\n`,
      ['killed', 'usable'],
    ],
    [
      'that points down',
      `${first}\n\nOnderstaand bericht is ingetrokken.\n\n${second}\n`,
      ['usable', 'killed'],
    ],
    ['on the line of a dateline', `${first}\nINGETROKKEN: ${second}\n`, ['usable', 'killed']],
    [
      'of its own for each',
      `EMBARGO tot 12 maart 06.00 uur\n${first}\n\nEMBARGO tot 13 maart 06.00 uur\n${second}\n`,
      [until - 86_400_000, until],
    ],
    [
      'that closes what follows',
      `${first}\n\nVertrouwelijk, niet voor publicatie\n${second}\n`,
      ['usable', 'withheld'],
    ],
  ])('is of the story that it stands beside: %s', (_, page, expected) => {
    expect(lives(page)).toEqual(expected);
    expect(codes(page)).toEqual([]);
  });

  test.each([
    ['apart from both', `${first}\n\nINGETROKKEN\n\n${second}\n`, ['withheld', 'withheld'], 3],
    ['apart from neither', `${first}\nEMBARGO\n${second}\n`, ['withheld', 'withheld'], 2],
    [
      'with a moment',
      `${first}\n\nLet op: embargo tot 13 maart 06.00 uur\n\nGriffier gezocht\n\n${second}\n`,
      [until, until],
      3,
    ],
  ])('that may mean either holds both back, kills neither, and is told: %s', (_, page, expected, line) => {
    expect(lives(page)).toEqual(expected);
    expect(codes(page)).toEqual([['doubtful-mark', line]]);
  });

  test('behind the last age, where nothing follows, may be of a story that was cut off', () => {
    const page = `${first}\n2 uur geleden\n${second}\n3 uur geleden\nINGETROKKEN\n`;
    expect(lives(page)).toEqual(['usable', 'withheld']);
    expect(codes(page)).toEqual([['doubtful-mark', 5]]);
  });

  test('in the middle of a text kills nothing, as a story may begin there that is not told apart', () => {
    expect(lives(`${first}\n\nINGETROKKEN\nDe griffier vertrekt naar Goes.\n`)).toEqual(['withheld']);
  });

  test('is no part of any text', () => {
    const page = `${first}\n\nIngetrokken\nGriffier gezocht\n${second}\n`;
    expect(
      JSON.stringify(read(page).value.map(({ paragraphs, subheads }) => [paragraphs, subheads])),
    ).not.toMatch(/ingetrokken/i);
  });
});

test('A subhead that reads as a mark stays one where the text goes on', () => {
  const page = `Wet gaat niet door\n${first}\nIngetrokken\nDe minister trok de wet dinsdag in, na een lang debat met de Kamer over de kosten.\n`;
  expect(read(page).value).toMatchObject([{ status: 'usable', subheads: [{ text: 'Ingetrokken' }] }]);
});

describe('A page says that a story is withdrawn', () => {
  const head = 'Vuurtoren van Sluis verkocht';
  test.each([
    [`INGETROKKEN: ${head}\n${first}\n`],
    [`KILL: ${head}\n${first}\n`],
    [`STORNO: ${head}\n${first}\n`],
    [`${head} (INGETROKKEN)\n${first}\n`],
    [`${head} - INGETROKKEN\n${first}\n`],
    [`Ingetrokken\n${head}\n${first}\n`],
    [`LET OP: BERICHT INGETROKKEN\n${head}\n${first}\n`],
    [`${head}\n${first.replace('- De', '- KILL KILL KILL De')}\n`],
    [`${head}\n${first.replace('- De', '- INGETROKKEN: De')}\n`],
    [`${head}\n${first.replace('- De', '- Dit bericht is ingetrokken. De')}\n`],
    [`${head}\n${first} ANP heeft dit bericht ingetrokken.\n`],
    [`${head}\nINGETROKKEN: ${first}\n`],
  ])('%j, and keeps headline and text, by which it is known', (page) => {
    expect(read(page).value).toMatchObject([
      {
        headline: head,
        status: 'killed',
        paragraphs: ['De vuurtoren van Sluis is verkocht. De koper woont in Gent.'],
      },
    ]);
  });
});

describe('A page puts a story under an embargo', () => {
  const head = 'Vuurtoren van Sluis verkocht';
  test.each([
    [`EMBARGO: ${head}\n${first}\n`, 'withheld'],
    [`Onder embargo: ${head}\n${first}\n`, 'withheld'],
    [`${head} (embargo tot 13 maart 06.00 uur)\n${first}\n`, until],
    [`EMBARGO TOT 13 MAART 06.00 UUR: ${head}\n${first}\n`, until],
    [`${head}\n${first.replace('- De', '- EMBARGO TOT 13 MAART 06.00 UUR - De')}\n`, until],
    [`E M B A R G O tot 13 maart 06.00 uur\n${head}\n${first}\n`, until],
    [`Vertrouwelijk, niet voor publicatie\n${head}\n${first}\n`, 'withheld'],
    [`*** EMBARGO *** 13 maart, 06:00 uur ***\n${head}\n${first}\n`, until],
    [`EMBARGO 13/3 06:00\n${head}\n${first}\n`, until],
    [`Embargo tot vrijdag 06.00 uur\n${head}\n${first}\n`, until],
  ])('%j, and shows nothing of it', (page, life) => {
    expect(lives(page)).toEqual([life]);
    expect(read(page).value).toMatchObject([
      { headline: head, paragraphs: ['De vuurtoren van Sluis is verkocht. De koper woont in Gent.'] },
    ]);
    expect(codes(page)).toEqual([]);
  });

  test('and it is told where nobody can read until when', () => {
    const page = `EMBARGO tot na de opening\n${head}\n${first}\n`;
    expect(lives(page)).toEqual(['withheld']);
    expect(read(page).problems).toMatchObject([
      { code: 'embargo-not-read', message: expect.stringContaining('EMBARGO tot na de opening') },
    ]);
    // There is nothing that could be read.
    expect(codes(`EMBARGO\n${head}\n${first}\n`)).toEqual([]);
  });
});

describe('CORRECTIE before a headline', () => {
  test.each(['CORRECTIE: Toren verkocht', 'Rectificatie: Toren verkocht', 'CORRECTIE - Toren verkocht'])(
    'is no part of it: %s',
    (line) => {
      expect(read(`${line}\n${first}\n`).value).toMatchObject([
        { headline: 'Toren verkocht', signal: 'correction', paragraphs: [expect.any(String)] },
      ]);
    },
  );

  test('on a line of its own is of the story below', () => {
    expect(read(`${first}\n\nCORRECTIE\nGriffier gezocht\n${second}\n`).value).toMatchObject([
      { signal: null },
      { headline: 'Griffier gezocht', signal: 'correction' },
    ]);
  });

  test('that goes on as a sentence is a note', () => {
    const page = `Toren verkocht\n${first}\nCorrectie: in een eerdere versie stond een andere koper.\n`;
    expect(read(page).value).toMatchObject([{ headline: 'Toren verkocht', signal: 'correction' }]);
  });
});

test('Stories without ages are whole where they end in a full stop, however many there are', () => {
  expect(
    read(`${first}\n${second}\nVEERE (ANP) - De markt gaat door vanwege het\n`).value.map(
      (item) => item.truncated,
    ),
  ).toEqual([false, false, true]);
});
