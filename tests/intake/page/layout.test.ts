import { expect, test } from 'vitest';
import { pageLayout } from '../../../src/intake/page/layout.ts';
import { describeMistake, readMistake } from '../../../src/intake/sources/settings-mistakes.ts';

test('takes selectors, some of which say where stories are', () => {
  const layout = {
    lead: 'main > article',
    headline: 'h1, .kop',
    briefs: 'li:not(.ad)',
    drop: '[class*="promo"]',
  };
  expect(pageLayout.parse(layout)).toEqual(layout);
});

test.each([
  [{ lead: 'a[[' }, 'is no CSS selector'],
  [{ briefs: 'p:wat' }, 'is no CSS selector'],
  [{ lead: 'main >' }, 'is no CSS selector'],
  [{ lead: '' }, 'is empty'],
  [{ headline: 'h1' }, 'needs lead, briefs or both'],
  [{ lead: 'p', leed: 'p' }, 'leed'],
])('refuses %j: %s', (layout, words) => {
  const read = pageLayout.safeParse(layout);
  const told = read.success
    ? []
    : read.error.issues.map(({ message }) => describeMistake(readMistake(message)));
  expect(told.join()).toContain(words);
});
