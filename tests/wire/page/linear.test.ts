import { describe, expect, test } from 'vitest';
import type { WireItem } from '../../../src/wire/item.ts';
import { explainPage } from '../../../src/wire/page/explain.ts';
import { pageReader } from '../../../src/wire/page/page-reader.ts';
import { longestLine, streamPages } from '../../../src/wire/page/stream.ts';

const capturedAt = Date.parse('2026-03-10T12:00:00+01:00');
const megabytes2 = 2_000_000;

function parse(text: string): readonly WireItem[] {
  const read = pageReader.parse({ source: 'made', bytes: Buffer.from(text), capturedAt });
  return read.ok ? read.value : [];
}

/** Beginnings of lines for which some rule looks further. */
const beginnings = [
  ...[
    'De',
    'GOES - De',
    'DEN HAAG (ANP) - De',
    'DEN HAAG (ANP',
    'Borsele - De',
    '[GOES',
    '(Novum',
    '16:50 GOES - De',
    'GOES/',
  ],
  ...[
    '1 uur geleden',
    '1 uur geledenGOES - De',
    '12',
    'Lees verder',
    'Lees verder(Novum) - De',
    'Meer uit Sport',
    '- Sport 9:31',
  ],
  ...[
    'N i e u w bericht, vervangt: Kop',
    'N i e u w bericht, vervangt: KopGOES (ANP) - De',
    'Foto: ANP',
    '© ANP',
    'Door ANP',
    ' date 2025-02 ',
  ],
];
const fillings = [
  'x',
  ' ',
  'X',
  "'",
  '”',
  '.',
  '-',
  ' - ',
  '/',
  '(',
  ')',
  '(ANP) - ',
  'A ',
  'N i e u w ',
  '1 ',
  '9:31 ',
  'Ã',
  '©',
  '. (ANP)',
  'GOES/',
  '1 uur geleden',
];

describe('time and memory', () => {
  test('grow with the text and no faster: 2 MB of anything on one line is read, by every rule that looks at it', () => {
    // A rule that looked back over what it has seen would take an hour for each of these.
    for (const filling of fillings) {
      const line = filling.repeat(megabytes2 / filling.length);
      for (const text of [`Kop\nGOES (ANP) - De brug.\n${line}\nEen.`, line, `Kop\n${line}`]) {
        expect(parse(text).length).toBeLessThanOrEqual(3);
      }
    }
  });

  test.for(beginnings)(
    'what a line is depends on its beginning and its end, not on 2 MB between them: %j',
    (beginning) => {
      const rulesOf = (middle: string) => {
        const text = `Kop van de pagina\nGOES (ANP) - De brug is open.\n${beginning} ${middle} en verder is alles goed gegaan.\nEen zin.\n`;
        return explainPage({ source: 'made', bytes: Buffer.from(text), capturedAt }).steps.map(
          (step) => step.rule,
        );
      };
      const short = rulesOf('en nog een woord '.repeat(60));
      expect(rulesOf('en nog een woord '.repeat(megabytes2 / 17))).toEqual(short);
      expect(rulesOf('x y z - (ANP) 9:31 geleden '.repeat(2_000))).toEqual(
        rulesOf('x y z - (ANP) 9:31 geleden '.repeat(40)),
      );
    },
  );

  test('grow with the lines and no faster: each is read by a few rules, once', () => {
    const page = (briefs: number) =>
      `Kop\nGOES - De brug.\nMeer uit Sport\n${'EDE (ANP) - Een zin.\n1 uur geleden'.repeat(briefs)}\n`;
    const steps = (text: string) =>
      explainPage({ source: 'made', bytes: Buffer.from(text), capturedAt }).steps.length;
    expect(steps(page(10_000)) - steps(page(5_000))).toBe(3 * 5_000);
    expect(parse(page(100_000))).toHaveLength(100_001);
  });

  test('a line that is longer than memory should hold is read in parts', async () => {
    const size = longestLine + 3_000_000;
    const chunk = Buffer.from('é'.repeat(500_000));
    function* chunks(): Generator<Uint8Array> {
      yield Buffer.from('Kop\nGOES (ANP) - De brug.\n');
      for (let sent = 0; sent < size; sent += chunk.length) yield chunk;
    }
    const [item, ...others] = await Array.fromAsync(streamPages(chunks(), capturedAt));
    expect(others).toEqual([]);
    expect(item?.paragraphs.length).toBe(3);
    // Not by a regular expression: its engine's stack is smaller than the text.
    expect(item?.paragraphs.slice(1).every((text) => text.replaceAll('é', '') === '')).toBe(true);
  });
});
