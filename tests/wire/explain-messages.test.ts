import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explainMessages, messageRules } from '../../src/wire/explain-messages.ts';
import { describeSteps } from '../../src/wire/page/explain.ts';
import { fixturesFolder, loadCopies, readAt } from './agency-copies.ts';

function explain(format: 'iptc7901' | 'anpa1312', name: string) {
  const bytes = readFileSync(join(fixturesFolder, format, `${name}.txt`));
  return explainMessages({ source: name, bytes, capturedAt: readAt }, format);
}

function rulesOf(format: 'iptc7901' | 'anpa1312', name: string) {
  return explain(format, name).map(({ line, rule }) => `${line} ${rule}`);
}

test.each([
  [
    'notes-in-the-text-and-below-it',
    '1 header, 2 slug, 3 headline, 5 dateline, 7 editor-note, 9 paragraph, 11 editor-note, 13 editor-note, 15 time',
  ],
  ['embargo-line-in-the-header', '1 header, 2 slug, 3 embargo, 4 headline, 6 dateline, 8 time'],
  ['refile-and-lead', '1 header, 3 slug, 4 take-key, 5 take-key, 6 headline, 7 byline, 9 dateline, 11 time'],
  [
    'kill-without-text',
    '1 header, 2 slug, 3 headline, 4 dateline, 6 time, 7 header, 8 slug, 9 kill, 10 headline, 12 time',
  ],
])('an explanation of IPTC 7901 says what each line was taken for: %s', (name, expected) => {
  expect(rulesOf('iptc7901', name).join(', ')).toBe(expected);
});

test.each([
  [
    'ap-all-parts',
    '1 header, 2 header, 3 slug, 4 headline, 5 passed-over, 6 editor-note, 7 byline, 8 passed-over, 9 dateline, ' +
      '10 paragraph, 12 paragraph, 14 passed-over, 16 paragraph, 19 time',
  ],
  [
    'kyodo-headline-over-two-lines',
    '1 header, 2 header, 3 slug, 4 headline, 5 headline, 6 dateline, 7 passed-over, 8 time',
  ],
  [
    'ap-kill-behind-a-comma',
    '1 header, 2 header, 3 slug, 4 headline, 5 dateline, 7 time, 10 header, 11 header, 12 kill, 13 kill, 14 paragraph, ' +
      '16 time',
  ],
])('an explanation of ANPA 1312 says what each line was taken for: %s', (name, expected) => {
  expect(rulesOf('anpa1312', name).join(', ')).toBe(expected);
});

test('every line with something on it is accounted for, each once and in its order', () => {
  for (const format of ['iptc7901', 'anpa1312'] as const) {
    for (const { bytes, name } of loadCopies(format)) {
      const steps = explainMessages({ source: name, bytes, capturedAt: readAt }, format);
      const filled = Buffer.from(bytes)
        .toString('latin1')
        .split(/\r\n|\n|\r/)
        .flatMap((line, index) => (/[^\0-\x20\x7f^<=\xa0]/.test(line) ? [index + 1] : []));
      expect(steps.map((step) => step.line)).toEqual(expect.arrayContaining(filled));
      expect(new Set(steps.map((step) => step.line)).size).toBe(steps.length);
    }
  }
});

test('an explanation is told in lines, and what its words mean below them', () => {
  const lines = describeSteps(explain('iptc7901', 'embargo-line-in-the-header'), messageRules, 20);
  expect(lines[2]).toBe('3:0-36         embargo         EMBARGOED until 060…');
  expect(lines).toContain('embargo         keeps the story back until a moment');
});
