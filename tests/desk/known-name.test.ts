import { expect, test } from 'vitest';
import { isKnownName, nearNames } from '../../src/desk/known-names.ts';

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
  ['province', 'Noordholland'],
  ['agency', 'XYZ'],
  ['country', 'Atlantis'],
] as const)('and not the %s %s', (field, name) => {
  expect(isKnownName(field, name)).toBe(false);
});

test.each([
  ['section', 'Sprot', 'Sport'],
  ['section', 'economy', 'Economie'],
  ['province', 'North Holland', 'Noord-Holland'],
  ['province', 'Noordholland', 'Noord-Holland'],
  ['province', 'Fryslân', 'Friesland'],
  ['agency', 'Rueters', 'RTR'],
  ['city', 'Moskuo', 'Moskou'],
  ['country', 'Rusalnd', 'Rusland'],
  ['section', 'Bestaatniet', undefined],
  ['agency', 'XYZ', undefined],
] as const)('the %s that was meant by %s is %s', (field, typed, name) => {
  expect(nearNames(field, typed)[0]).toBe(name);
});
