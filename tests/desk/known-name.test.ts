import { expect, test } from 'vitest';
import { isKnownName } from '../../src/desk/known-names.ts';

test.each([
  ['section', 'buitenland'],
  ['section', 'Regio Beveland'],
  ['section', 'Frankrijk'],
  ['city', 'Moscow'],
  ['province', 'zeeland'],
  ['province', 'Noord-Brabant'],
  ['province', 'Waals-Brabant'],
  ['agency', 'Reuters'],
  ['agency', 'anp'],
  ['country', 'russia'],
] as const)('the desk knows the %s %s', (field, name) => {
  expect(isKnownName(field, name)).toBe(true);
});

test.each([
  ['section', 'Bestaatniet'],
  ['section', ''],
  ['city', 'Nergenshuizen'],
  ['province', 'Atlantis'],
  ['province', 'North Holland'],
  ['agency', 'XYZ'],
  ['country', 'Atlantis'],
] as const)('and not the %s %s', (field, name) => {
  expect(isKnownName(field, name)).toBe(false);
});
