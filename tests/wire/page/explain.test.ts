import { expect, test } from 'vitest';
import { describeSteps, explainPage } from '../../../src/wire/page/explain.ts';
import { pageRules } from '../../../src/wire/page/trace.ts';

const capturedAt = Date.parse('2026-03-10T12:00:00+01:00');

test('an explanation names the rule that read each part of each line', () => {
  const text = `Brug weer open
  AMERSFOORT (ANP) - De brug is weer open.
Grasranden
Er is gras gezaaid.
Foto: ANP
Meer uit Binnenland
EDE (ANP) - De markt verhuist.
12 minuten geledenGOES - Het zwe`;
  const { items, steps } = explainPage({ source: 'made', bytes: Buffer.from(text), capturedAt });
  expect(items.ok && items.value.length).toBe(3);
  expect(steps.map(({ line, from, to, rule }) => `${line}:${from}-${to} ${rule}`)).toEqual([
    '1:0-14 headline',
    '2:2-21 dateline',
    '2:21-42 paragraph',
    '3:0-10 subhead',
    '4:0-19 paragraph',
    '5:0-9 credit',
    '6:0-19 more-from',
    '7:0-12 dateline',
    '7:12-30 paragraph',
    '8:0-18 age',
    '8:18-25 dateline',
    '8:25-32 paragraph',
  ]);
  const described = describeSteps(steps, pageRules, 12);
  expect(described[0]).toBe('1:0-14         headline        Brug weer o…');
  expect(described).toContain('more-from       ends the lead and names the section of the page');
});

test('reading with an explanation is the same as reading without', () => {
  const bytes = Buffer.from('Kop\nGOES - De brug.\n');
  expect(explainPage({ source: 'made', bytes, capturedAt }).items).toMatchObject({
    ok: true,
    value: [{ headline: 'Kop' }],
  });
});
